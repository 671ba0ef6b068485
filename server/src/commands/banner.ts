import { demonstrationAccounts, demonstrationPassword } from '../demonstration/accounts.ts';

export interface BannerFacts {
  /** The server's address without a trailing slash. */
  url: string;
  /** Where the rows are kept. */
  place: string;
  hasDemonstration: boolean;
}

const tryIt = (url: string): string => {
  const [first, second] = demonstrationAccounts;
  const other = url === 'http://localhost:8000' ? '' : ` --url ${url}`;
  return `
  Two people to try   ${first.email} and ${second.email}, password ${demonstrationPassword}

  Now type, in another terminal:
    npx study-mate login ${first.email}${other}
    npx study-mate nearby
    npx study-mate chat open Linh
`;
};

/** What somebody who has just started the server wants to know. */
export const banner = ({ url, place, hasDemonstration }: BannerFacts): string => `
  Study Mate is ready at ${url} (${(performance.now() / 1000).toFixed(1)} s)

  Documentation       ${url}/api/docs/ and ${url}/api/redoc/
  Data                ${place}
${hasDemonstration ? tryIt(url) : ''}
`;

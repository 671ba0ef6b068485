import { renderToStaticMarkup } from 'react-dom/server';
import { idOf, Legend, MatrixTable } from './matrix.view.tsx';
import type { Part, Report } from './report.model.ts';
import { style } from './report.style.ts';

const seconds = (milliseconds: number): string =>
  milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;

const some = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const Numbers = ({ caption, head, rows }: { caption: string; head: [string, string]; rows: [string, string][] }) => (
  <table className="numbers">
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{head[0]}</th>
        <th scope="col">{head[1]}</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(([name, value]) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          <td>{value}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Figure = ({ value, label }: { value: string; label: string }) => (
  <div className="figure">
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);

const Summary = ({ madeAt, hasPassed, promises, interactions, consumers, stray }: Report) => (
  <>
    <p>
      {hasPassed ? 'Everything passed. ' : 'Some tests failed. '}
      Made on <time dateTime={madeAt.toISOString()}>{madeAt.toISOString().slice(0, 16).replace('T', ' at ')} UTC</time>.
    </p>
    <dl className="figures">
      <Figure value={`${promises.recorded} of ${promises.all}`} label="documented promises in a pact" />
      <Figure value={`${promises.seen} of ${promises.all}`} label="seen live by the server’s own checks" />
      <Figure value={`${interactions.verified} of ${interactions.all}`} label="interactions verified" />
      <Figure value={String(stray.length)} label="interactions that the spec does not document" />
    </dl>
    <p>
      Interactions by consumer: {consumers.map(({ name, interactions: its }) => `${name} ${its}`).join(', ')}. Open a
      cell to read what covers it.
    </p>
    <Legend />
  </>
);

const Stray = ({ stray }: Pick<Report, 'stray'>) =>
  stray.length === 0 ? null : (
    <section>
      <h2>Not documented</h2>
      <ul>
        {stray.map(({ group, name, promise, by: { title, file } }) => (
          <li key={`${title} ${promise}`}>
            {group}, {name}, {promise}: {title} (<code>{file}</code>)
          </li>
        ))}
      </ul>
    </section>
  );

const timesOf = (parts: readonly Part[]): [string, string][] =>
  parts.map(({ name, milliseconds }) => [name, seconds(milliseconds)]);

const Page = (report: Report) => (
  <html lang="en">
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Study Mate: what the contract covers</title>
      <style>{style}</style>
    </head>
    <body>
      <header>
        <h1>What the contract covers</h1>
        <Summary {...report} />
        <nav aria-label="Tables">
          <ul>
            {[...report.operations, ...report.events].map(({ title }) => (
              <li key={title}>
                <a href={`#${idOf(title)}`}>{title}</a>
              </li>
            ))}
            <li>
              <a href="#times">times and states</a>
            </li>
          </ul>
        </nav>
      </header>
      <main>
        <Stray stray={report.stray} />
        <section>
          <h2>Operations</h2>
          <p>Bodies are application/json unless a column says otherwise.</p>
          {report.operations.map((matrix) => (
            <MatrixTable key={matrix.title} matrix={matrix} head="Operation" />
          ))}
        </section>
        <section>
          <h2>Events</h2>
          {report.events.map((matrix) => (
            <MatrixTable key={matrix.title} matrix={matrix} head="Event" />
          ))}
        </section>
        <section id="times" className="lists">
          <h2>Times and states</h2>
          <Numbers caption="What took how long" head={['Part', 'Time']} rows={timesOf(report.parts)} />
          <Numbers
            caption="Slowest interactions"
            head={['Interaction', 'Time']}
            rows={report.slowest.map(({ title, consumer, milliseconds }) => [
              `${title} (${consumer})`,
              seconds(milliseconds),
            ])}
          />
          <Numbers
            caption="States that interactions start from"
            head={['State', 'Used by']}
            rows={report.states.map(({ name, interactions }) => [name, some(interactions, 'interaction')])}
          />
        </section>
      </main>
    </body>
  </html>
);

/** The report as one HTML file: nothing is fetched, nothing is run. */
export const pageOf = (report: Report): string => `<!doctype html>\n${renderToStaticMarkup(<Page {...report} />)}\n`;

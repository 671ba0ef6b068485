import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { grouped } from './grouped.ts';
import type { CellView, CoveredBy, Matrix, Part, Report } from './report.model.ts';
import { style } from './report.style.ts';

const seconds = (milliseconds: number): string =>
  milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;

const some = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const idOf = (title: string): string => title.replaceAll(' ', '-');

type Mark = 'seen' | 'unseen' | 'missing' | 'impossible';

/** How a cell is doing, in a sign and in words: colours alone would leave some readers out. */
const marks: Record<Mark, { sign: string; words: string }> = {
  seen: { sign: '✓', words: 'in a pact and seen live' },
  unseen: { sign: '◐', words: 'in a pact, but not seen live' },
  missing: { sign: '✗', words: 'in no pact' },
  impossible: { sign: '–', words: 'not possible' },
};

function markOf({ impossible, by }: CellView): Mark {
  if (impossible !== undefined && by.length === 0) return 'impossible';
  if (by.length === 0) return 'missing';
  return by.every(({ isSeen }) => isSeen) ? 'seen' : 'unseen';
}

const Mark = ({ is, children }: { is: Mark; children?: ReactNode }) => (
  <span className={`mark ${is}`}>
    <span aria-hidden="true">{marks[is].sign}</span>
    <span className="aside">{marks[is].words}</span>
    {children}
  </span>
);

/** Titles under the file that recorded them. */
const Covering = ({ by }: { by: readonly CoveredBy[] }) => (
  <ul className="covering">
    {[...grouped(by, ({ consumer, file }) => `${consumer}: ${file}`)].map(([where, its]) => (
      <li key={where}>
        <code>{where}</code>
        <ul>
          {its.map(({ title, isSeen }) => (
            <li key={title}>
              {title}
              {isSeen ? '' : ' (not seen live)'}
            </li>
          ))}
        </ul>
      </li>
    ))}
  </ul>
);

function Cell({ view }: { view: CellView | undefined }) {
  if (!view) return <td />;
  const mark = markOf(view);
  if (mark === 'missing') {
    return (
      <td className="missing">
        <Mark is={mark} /> missing
      </td>
    );
  }
  return (
    <td className={mark}>
      <details>
        <summary>
          <Mark is={mark} /> {view.by.length > 0 && <span className="count">{view.by.length}</span>}
        </summary>
        {mark === 'impossible' ? <p className="covering">{view.impossible}</p> : <Covering by={view.by} />}
      </details>
    </td>
  );
}

/** A table that is wider than a telephone is moved within its own frame, also by the keyboard. */
const Frame = ({ label, children }: { label: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a mouse
  <section className="frame" aria-label={label} tabIndex={0}>
    {children}
  </section>
);

const MatrixTable = ({ matrix: { title, columns, rows }, head }: { matrix: Matrix; head: string }) => (
  <article id={idOf(title)}>
    <h3>{title}</h3>
    <Frame label={`Table: ${title}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, address, cells }) => (
            <tr key={name}>
              <th scope="row">
                {name}
                {address && <span className="address">{address}</span>}
              </th>
              {columns.map((column) => (
                <Cell key={column} view={cells.get(column)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  </article>
);

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
    <ul className="legend">
      {Object.entries(marks).map(([mark, { words }]) => (
        <li key={mark}>
          <span className={`mark ${mark}`} aria-hidden="true">
            {marks[mark as Mark].sign}
          </span>{' '}
          {words}
        </li>
      ))}
    </ul>
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

import type { ReactNode } from 'react';
import { grouped } from './grouped.ts';
import type { CellView, CoveredBy, Matrix } from './report.model.ts';

/** Where a table is in the page. */
export const idOf = (title: string): string => title.replaceAll(' ', '-');

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

const Sign = ({ of }: { of: Mark }) => (
  <span className={`mark ${of}`}>
    <span aria-hidden="true">{marks[of].sign}</span>
    <span className="aside">{marks[of].words}</span>
  </span>
);

/** What the signs stand for. */
export const Legend = () => (
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
        <Sign of={mark} /> missing
      </td>
    );
  }
  return (
    <td className={mark}>
      <details>
        <summary>
          <Sign of={mark} /> {view.by.length > 0 && <span className="count">{view.by.length}</span>}
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

export const MatrixTable = ({ matrix: { title, columns, rows }, head }: { matrix: Matrix; head: string }) => (
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

import { FormulaError, formulaFunctions, formulaVariables, parseFormula } from '../../../sim-core/index.ts';

/**
 * What is wrong with a formula, where; undefined where it can be read.
 * @param segments ids of the segments that it may name; any where they are left out
 */
export function formulaFault(
  text: string,
  segments?: readonly string[],
): { message: string; at: number | undefined } | undefined {
  try {
    parseFormula(text, segments);
    return undefined;
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    return { message: `Requires ${error.message}.`, at: error.at };
  }
}

/** Under a formula: the place where it cannot be read, and what may stand in one. */
export function FormulaNotes({
  text,
  segments,
  isTold,
}: {
  text: string;
  /** Ids of the segments that it may name. */
  segments: readonly string[];
  /** Whether the field says already what is wrong. */
  isTold: boolean;
}) {
  const fault = formulaFault(text, segments);
  return (
    <>
      {fault && (
        <div className="problems" aria-live="polite">
          {!isTold && <p>{fault.message}</p>}
          {fault.at !== undefined && (
            <p className="formula-fault">
              <span>At character {fault.at + 1}: </span>
              {text.slice(0, fault.at)}
              <mark>{text.slice(fault.at, fault.at + 1) || '\u00a0'}</mark>
              {text.slice(fault.at + 1)}
            </p>
          )}
        </div>
      )}
      <details className="formula-help">
        <summary>What a formula may say</summary>
        <dl>
          {Object.entries(formulaVariables).map(([name, meaning]) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
          <div>
            <dt>Arithmetic</dt>
            <dd>
              <code>+ - * / % ^</code>, comparisons (<code>&lt; &gt;= == !=</code>, worth 1 or 0),{' '}
              <code>&amp;&amp; || !</code> and a choice, <code>hours &gt; 48 ? 0.03 : 0.02</code>.
            </dd>
          </div>
          <div>
            <dt>Functions</dt>
            <dd>
              <code>{formulaFunctions.join(', ')}</code>, and <code>pi</code>.
            </dd>
          </div>
        </dl>
      </details>
    </>
  );
}

import { useDeferredValue, useState } from 'react';
import type { Quantity } from '../../../sim-core/index.ts';
import { formatShare } from '../../format/numbers.ts';
import { textOf, valueAt } from '../../store/path.ts';
import { problemsWithin } from '../../store/selectors.ts';
import type { NodeProps } from '../fieldContext.ts';
import { alternativesOf } from '../formSchema.ts';
import { segmentOptions } from '../references.ts';
import { FormulaNotes } from './FormulaNotes.tsx';
import { PreviewChart } from './PreviewChart.tsx';
import { keptWords, quantityTakeaway, sayPlace, sayValue } from './previewWords.ts';
import { quantityPreview } from './quantityPreview.ts';
import type { Circumstances } from './moments.ts';

/** Shares and loads that a formula is shown at. */
const SHARES = [0.01, 0.05, 0.25, 0.5, 1];
const LOADS = [0.5, 1, 2] as const;

/** What a quantity will be worth: shown at once where it is not plain to see, otherwise when asked for. */
export function QuantityPreview(node: NodeProps) {
  const { context, path, label } = node;
  const value = valueAt(context.document, path);
  const kind = textOf(valueAt(value, ['kind']));
  const [asked, setAsked] = useState<boolean>();
  if (value === undefined) return null;
  const isOpen = asked ?? (kind === 'formula' || kind === 'measured');
  return (
    <div className="preview">
      {kind === 'formula' && (
        <FormulaNotes
          text={textOf(valueAt(value, ['formula']))}
          segments={segmentOptions(context.document).map((segment) => segment.value)}
          isTold={problemsWithin(context.problems, [...path, 'formula']).length > 0}
        />
      )}
      <button
        type="button"
        className="button quiet small"
        aria-expanded={isOpen}
        aria-label={`${isOpen ? 'Hide preview' : 'Preview'} of ${label}`}
        onClick={() => setAsked(!isOpen)}
      >
        {isOpen ? 'Hide preview' : 'Preview'}
      </button>
      {isOpen && <OpenPreview {...node} />}
    </div>
  );
}

function OpenPreview(node: NodeProps) {
  const { path, schema, label } = node;
  // What is typed comes first; the drawing follows.
  const context = useDeferredValue(node.context);
  const value = valueAt(context.document, path);
  const segments = segmentOptions(context.document);
  const own = path[2] === 'segments' ? String(path[3]) : undefined;
  const [chosen, setChosen] = useState<Circumstances>({ share: 1, load: 'traffic', segment: '' });
  const segment = own ?? (chosen.segment === '' ? (segments[0]?.value ?? '') : chosen.segment);
  const circumstances = { ...chosen, segment };
  const problems = problemsWithin(context.problems, path);
  const preview =
    problems.length === 0 && value !== undefined
      ? quantityPreview(context.document, path, value as unknown as Quantity, schema, circumstances)
      : undefined;
  if (!preview || value === undefined) return <p className="help">It is drawn once it can be read.</p>;
  const plain = alternativesOf(schema)?.find(({ under }) => under === undefined)?.schema ?? schema;
  const say = sayValue(plain);
  const { over, uses, resulting } = preview;
  return (
    <>
      {uses.has('share') && over === 'hours' && (
        <Switch
          label="The challenger answers"
          value={String(chosen.share)}
          options={SHARES.map((share) => ({ value: String(share), label: formatShare(share) }))}
          onChoose={(share) => setChosen({ ...chosen, share: Number(share) })}
        />
      )}
      {uses.has('load') && (
        <Switch
          label="Load"
          value={String(chosen.load)}
          options={[
            ...(over === 'hours' ? [{ value: 'traffic', label: 'as the traffic has it' }] : []),
            ...LOADS.map((load) => ({ value: String(load), label: `${load} x the mean` })),
          ]}
          onChoose={(load) => setChosen({ ...chosen, load: load === 'traffic' ? 'traffic' : Number(load) })}
        />
      )}
      {own === undefined && segments.length > 1 && (uses.has('segment') || resulting) && (
        <Switch
          label="Segment"
          value={segment}
          options={segments}
          onChoose={(id) => setChosen({ ...chosen, segment: id })}
        />
      )}
      <PreviewChart
        title={`${label} over ${over === 'share' ? 'the share' : 'the horizon'}`}
        takeaway={quantityTakeaway(preview, say, value)}
        axis={over === 'share' ? 'share that the challenger answers' : 'hours since the world began'}
        end={preview.end}
        places={preview.places}
        lines={[
          { name: label, values: preview.values },
          ...(resulting ? [{ name: 'with drifts and feedback', values: resulting }] : []),
        ]}
        band={preview.interval}
        sayPlace={sayPlace(over)}
        say={say}
      />
      {preview.kept.map((kept) => (
        <p key={kept.side} className="preview-warning" role="status">
          {keptWords(kept, over, say)}
        </p>
      ))}
    </>
  );
}

function Switch({
  label,
  value,
  options,
  onChoose,
}: {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChoose: (value: string) => void;
}) {
  return (
    <label className="preview-switch">
      {label}
      <select value={value} onChange={({ target }) => onChoose(target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

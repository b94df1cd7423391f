import { ResetButton, isChanged } from './FieldFrame.tsx';
import { KindSelect } from './KindSelect.tsx';
import { fieldState } from './fieldContext.ts';
import type { PartProps } from './fieldContext.ts';
import { NumberNode } from './fields.tsx';
import { alternativesOf, chosenAlternative } from './formSchema.ts';
import { QuantityPreview } from './preview/QuantityPreview.tsx';
import { isQuantity } from './preview/quantityPreview.ts';

/** A setting that can be written in several ways: the way is chosen, then its own fields follow. */
export function AlternativesNode({ fields, ...node }: PartProps) {
  const { context, path, schema, label, optional } = node;
  const { value, initial } = fieldState(node);
  const alternatives = alternativesOf(schema) ?? [];
  const plain = alternatives.find(({ under }) => under === undefined);
  const chosen = chosenAlternative(alternatives, value);
  const preview = isQuantity(schema) && <QuantityPreview {...node} />;
  if (plain && (chosen === plain || value === undefined)) {
    const description = schema.description;
    return (
      <div className="kinds">
        <NumberNode
          {...node}
          schema={{ ...plain.schema, ...(description !== undefined && { description }) }}
          kind={<KindSelect {...node} beside />}
        />
        {preview}
      </div>
    );
  }
  return (
    <div className="kinds">
      <fieldset className="group">
        <legend>{label}</legend>
        <p className="help">{schema.description}</p>
        {isChanged(kindIn(value), kindIn(initial), optional) && (
          <ResetButton
            label={label}
            to={initial === undefined ? 'left out' : 'what was opened'}
            onReset={() => context.edit(path, initial)}
          />
        )}
        {fields(path, schema, optional)}
        {preview}
      </fieldset>
    </div>
  );

  /** Fields reset themselves; what resets all is another kind. */
  function kindIn(written: typeof value): string | undefined {
    return chosenAlternative(alternatives, written)?.key;
  }
}

import { Popover } from 'radix-ui';
import type { ReactNode } from 'react';
import { appStore } from '../store/index.ts';
import { glossText, glossaryEntry } from './glossary.ts';

/** A word that explains itself: by click or keyboard it says what it means, and leads to the glossary. */
export function Term({ id, children }: { id: string; children?: ReactNode }) {
  const entry = glossaryEntry(id);
  if (!entry) return children;
  return (
    <Popover.Root>
      <Popover.Trigger className="term">{children ?? entry.term}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="term-card"
          sideOffset={6}
          collisionPadding={12}
          aria-label={`What “${entry.term}” means`}
        >
          <b>{entry.term}</b>
          <p>{entry.short}</p>
          <p className="long">{entry.long}</p>
          <Popover.Close
            className="button quiet small"
            onClick={() => appStore.getState().showGlossary(entry.id)}
          >
            Look it up in the glossary
          </Popover.Close>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/**
 * A sentence whose words of the glossary explain themselves, each where it first occurs.
 * @param everyday whether to mark words, too, that are in nearly every sentence of the app
 */
export function Glossed({ text, everyday = false }: { text: string; everyday?: boolean }) {
  return glossText(text, everyday).map(({ text: piece, termId }, index) =>
    termId === undefined ? (
      piece
    ) : (
      <Term key={index} id={termId}>
        {piece}
      </Term>
    ),
  );
}

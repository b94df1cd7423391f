import { Popover } from 'radix-ui';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { appStore } from '../store/index.ts';
import { glossText, glossaryEntry } from './glossary.ts';

/** A word that explains itself: by click or keyboard it says what it means, and leads to the glossary. */
export function Term({ id, children }: { id: string; children?: ReactNode }) {
  // A page of fifty plans has hundreds of words, of which hardly any is ever asked for.
  const [asked, setAsked] = useState(false);
  const entry = glossaryEntry(id);
  if (!entry) return children;
  const word = children ?? entry.term;
  if (!asked) {
    return (
      <button
        type="button"
        className="term"
        aria-haspopup="dialog"
        aria-expanded={false}
        onClick={() => setAsked(true)}
      >
        {word}
      </button>
    );
  }
  return (
    <Popover.Root defaultOpen>
      <Popover.Trigger className="term">{word}</Popover.Trigger>
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

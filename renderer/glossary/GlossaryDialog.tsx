import { Dialog } from 'radix-ui';
import { useEffect, useId, useRef, useState } from 'react';
import { useDialogFocus } from '../layout/useDialogFocus.ts';
import { appStore, useApp } from '../store/index.ts';
import { glossary, glossaryEntry, searchGlossary } from './glossary.ts';
import type { GlossaryEntry } from './glossary.ts';

/** All words of the app with their meanings, to search and to read. */
export function GlossaryDialog() {
  const open = useApp((state) => state.dialog === 'glossary');
  const { showDialog } = appStore.getState();
  const { focus } = useDialogFocus();
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) showDialog(undefined);
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog glossary" aria-describedby={undefined} {...focus}>
          <div className="dialog-head">
            <Dialog.Title>Glossary</Dialog.Title>
            <Dialog.Close className="button small">Close</Dialog.Close>
          </div>
          <Entries />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Entries() {
  const term = useApp((state) => state.glossaryTerm);
  const [wanted, setWanted] = useState('');
  const list = useRef<HTMLDListElement>(null);
  const id = useId();
  const found = searchGlossary(wanted);
  useEffect(() => {
    if (term !== undefined) {
      list.current?.querySelector(`[data-term="${CSS.escape(term)}"]`)?.scrollIntoView({ block: 'start' });
    }
  }, [term]);
  const goTo = (entryId: string) => {
    setWanted('');
    appStore.getState().showGlossary(entryId);
  };
  return (
    <>
      <div className="search-field">
        <label htmlFor={id}>Search</label>
        <input
          id={id}
          type="search"
          autoComplete="off"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        <p role="status">
          {found.length === glossary.length
            ? `${found.length} words`
            : `${found.length} of ${glossary.length}`}
        </p>
      </div>
      {found.length === 0 ? (
        <p className="empty">No word of the glossary has that in it.</p>
      ) : (
        // The list scrolls, and keyboards must reach what scrolls.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="glossary-list" tabIndex={0} role="region" aria-label="Words and their meanings">
          <dl ref={list}>
            {found.map((entry) => (
              <Entry key={entry.id} entry={entry} current={entry.id === term} onGo={goTo} />
            ))}
          </dl>
        </div>
      )}
    </>
  );
}

function Entry({
  entry: { id, term, short, long, see = [] },
  current,
  onGo,
}: {
  entry: GlossaryEntry;
  current: boolean;
  onGo: (id: string) => void;
}) {
  return (
    <div data-term={id} data-current={current || undefined}>
      <dt>{term}</dt>
      <dd>
        {short} <span>{long}</span>
        {see.length > 0 && (
          <span className="see">
            See{' '}
            {see.map((other) => (
              <button key={other} type="button" className="button quiet small" onClick={() => onGo(other)}>
                {glossaryEntry(other)?.term}
              </button>
            ))}
          </span>
        )}
      </dd>
    </div>
  );
}

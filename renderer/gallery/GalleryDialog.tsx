import { Dialog, Label, Switch, ToggleGroup } from 'radix-ui';
import { useId, useState } from 'react';
import { strategies } from '../../sim-core/index.ts';
import { PlanKey } from '../charts/Marker.tsx';
import { useDialogFocus } from '../layout/useDialogFocus.ts';
import { planStyles } from '../plans/planStyle.ts';
import { appStore, useApp } from '../store/index.ts';
import { GalleryCard } from './GalleryCard.tsx';
import { PictureKey } from './PictureKey.tsx';
import { filterGallery, galleryEntries } from './galleryEntries.ts';

/** One style a strategy, as everywhere. */
const styles = planStyles(strategies.map(({ kind }) => ({ id: kind, strategies: [kind] })));

/** The shipped worlds with their pictures, to open or to learn from. */
export function GalleryDialog() {
  const open = useApp((state) => state.dialog === 'gallery');
  const { showDialog } = appStore.getState();
  const { focus, later } = useDialogFocus();
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) showDialog(undefined);
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog gallery" aria-describedby={undefined} {...focus}>
          <div className="dialog-head">
            <Dialog.Title>Gallery</Dialog.Title>
            <Dialog.Close className="button small">Close</Dialog.Close>
          </div>
          <Gallery
            onLeave={(action) => {
              later(action);
              showDialog(undefined);
            }}
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** @param onLeave closes the dialog and then does something */
function Gallery({ onLeave }: { onLeave: (action: () => void) => void }) {
  const truthShown = useApp((state) => state.truthShown);
  const [text, setText] = useState('');
  const [kinds, setKinds] = useState<readonly string[]>([]);
  const [withLesson, setWithLesson] = useState(false);
  const shown = filterGallery(galleryEntries, { text, kinds, withLesson });
  const id = useId();
  return (
    <>
      <p className="help">
        Situations on which teams have come to grief. Open one to play with it, or take it as a lesson:
        predict, run, reveal, change one thing, check.
      </p>
      <div className="gallery-tools">
        <div className="search-field">
          <label htmlFor={`${id}-search`}>Search</label>
          <input
            id={`${id}-search`}
            type="search"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <ToggleGroup.Root
          type="multiple"
          className="segmented"
          aria-label="With the strategies"
          value={[...kinds]}
          onValueChange={setKinds}
        >
          {strategies.map(({ kind, name }) => (
            <ToggleGroup.Item key={kind} value={kind}>
              <PlanKey style={styles.get(kind)!} />
              {name}
            </ToggleGroup.Item>
          ))}
        </ToggleGroup.Root>
        <div className="inline-field">
          <Switch.Root
            id={`${id}-lesson`}
            className="switch"
            checked={withLesson}
            onCheckedChange={setWithLesson}
          >
            <Switch.Thumb className="switch-thumb" />
          </Switch.Root>
          <Label.Root htmlFor={`${id}-lesson`}>With a lesson</Label.Root>
        </div>
        <div className="inline-field">
          <Switch.Root
            id={`${id}-truth`}
            className="switch"
            checked={truthShown}
            onCheckedChange={(shownNow) => appStore.getState().showTruth(shownNow)}
          >
            <Switch.Thumb className="switch-thumb" />
          </Switch.Root>
          <Label.Root htmlFor={`${id}-truth`}>Show the truth</Label.Root>
        </div>
        <p role="status" className="count">
          {shown.length === galleryEntries.length
            ? `${shown.length} worlds`
            : `${shown.length} of ${galleryEntries.length} worlds`}
        </p>
      </div>
      {truthShown && <PictureKey />}
      {/* The cards scroll, and keyboards must reach what scrolls. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="gallery-scroll" tabIndex={0} role="region" aria-label="Worlds">
        {shown.length === 0 ? (
          <p className="empty">No world has all of that.</p>
        ) : (
          <ul className="gallery-cards">
            {shown.map((entry) => (
              <GalleryCard
                key={entry.shipped.id}
                entry={entry}
                styles={styles}
                truthShown={truthShown}
                onLeave={onLeave}
              />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

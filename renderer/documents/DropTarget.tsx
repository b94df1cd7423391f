import { useEffect, useState } from 'react';
import { appStore } from '../store/index.ts';
import { isAsked } from '../store/selectors.ts';

/** Opens a file that is dropped anywhere on the window, unless there is a question to answer first. */
export function DropTarget() {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const onDrag = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      // Otherwise the browser would open the file in place of the app.
      event.preventDefault();
      const isWelcome = !isAsked(appStore.getState());
      event.dataTransfer.dropEffect = isWelcome ? 'copy' : 'none';
      setIsOver(isWelcome);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setIsOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      if (!isAsked(appStore.getState())) appStore.getState().openDropped(files);
    };
    addEventListener('dragenter', onDrag);
    addEventListener('dragover', onDrag);
    addEventListener('dragleave', onLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragenter', onDrag);
      removeEventListener('dragover', onDrag);
      removeEventListener('dragleave', onLeave);
      removeEventListener('drop', onDrop);
    };
  }, []);
  return isOver ? (
    <div className="drop-target" aria-hidden="true">
      <p>Drop the scenario to open it</p>
    </div>
  ) : null;
}

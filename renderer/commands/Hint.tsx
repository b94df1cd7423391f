import { Toast } from 'radix-ui';
import { appStore, useApp } from '../store/index.ts';

/** Says for a while why what a shortcut asked for cannot be done. */
export function Hint() {
  const hint = useApp((state) => state.hint);
  const { tell } = appStore.getState();
  return (
    <Toast.Provider label="Hint" duration={6000}>
      {hint !== undefined && (
        <Toast.Root
          key={hint}
          className="toast"
          type="background"
          onOpenChange={(open) => {
            if (!open) tell(undefined);
          }}
        >
          <Toast.Description>{hint}</Toast.Description>
        </Toast.Root>
      )}
      <Toast.Viewport className="toasts" />
    </Toast.Provider>
  );
}

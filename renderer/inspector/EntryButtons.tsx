/** Moves an entry of a list up or down, or removes it. */
export function EntryButtons({
  name,
  isFirst,
  isLast,
  canRemove,
  onMove,
  onRemove,
}: {
  /** Of the entry: "stage 2". */
  name: string;
  isFirst: boolean;
  isLast: boolean;
  canRemove: boolean;
  /** By so many places, negative for up. */
  onMove: (by: number, list: Element | null) => void;
  onRemove: (list: Element | null) => void;
}) {
  return (
    <span className="entry-buttons">
      <IconButton
        label={`Move ${name} up`}
        disabled={isFirst}
        onClick={(list) => onMove(-1, list)}
        path="M2,8L6,4L10,8"
      />
      <IconButton
        label={`Move ${name} down`}
        disabled={isLast}
        onClick={(list) => onMove(1, list)}
        path="M2,4L6,8L10,4"
      />
      <IconButton
        label={`Remove ${name}`}
        disabled={!canRemove}
        onClick={onRemove}
        path="M2.5,2.5L9.5,9.5M9.5,2.5L2.5,9.5"
      />
    </span>
  );
}

function IconButton({
  label,
  disabled,
  onClick,
  path,
}: {
  label: string;
  disabled: boolean;
  /** Gets the list that the button is in. */
  onClick: (list: Element | null) => void;
  path: string;
}) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={({ currentTarget }) => onClick(currentTarget.closest('.list'))}
    >
      <svg width="12" height="12" aria-hidden="true" focusable="false">
        <path d={path} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
      </svg>
    </button>
  );
}

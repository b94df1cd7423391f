/** What the marks of the pictures stand for. */
export function PictureKey() {
  return (
    <ul className="legend picture-key" aria-hidden="true">
      <li>Lines: share of requests that do not succeed</li>
      <li>
        <svg className="world-picture" viewBox="0 0 20 12" focusable="false">
          <rect className="drift" width="20" height="12" />
        </svg>
        drift
      </li>
      <li>
        <svg className="world-picture" viewBox="0 0 20 12" focusable="false">
          <path className="edge-case" d="M0,-4L4,0L0,4L-4,0Z" transform="translate(10,6)" />
        </svg>
        edge case
      </li>
      <li>
        <svg className="world-picture" viewBox="0 0 20 12" focusable="false">
          <line className="onset" x1="10" x2="10" y1="0" y2="12" />
        </svg>
        harm begins
      </li>
      <li>Marks under the traffic: weeks</li>
    </ul>
  );
}

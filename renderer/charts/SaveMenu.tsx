import { DropdownMenu } from 'radix-ui';
import { useContext, useState } from 'react';
import type { RefObject } from 'react';
import { useApp } from '../store/index.ts';
import { drawingOf } from './chartDrawing.ts';
import { pngOf } from './chartPng.ts';
import { ChartSourceContext, chartFileName } from './chartSource.ts';
import { tableCsv } from './tableCsv.ts';
import type { TableDescription } from './table.ts';

/** Saves a chart as a picture of what is drawn, or the numbers behind it. */
export function SaveMenu<Row>({
  title,
  takeaway,
  table,
  canvas,
}: {
  title: string;
  takeaway: string;
  table: TableDescription<Row>;
  /** What holds the drawing. */
  canvas: RefObject<HTMLElement | null>;
}) {
  const source = useContext(ChartSourceContext);
  const exportFile = useApp((state) => state.exportFile);
  const [isDrawn, setDrawn] = useState(false);
  const drawing = () => {
    const found = canvas.current && drawingOf(canvas.current, { title, takeaway, source });
    if (!found) throw new Error('There is nothing drawn to save.');
    return found;
  };
  const save = (extension: string, content: () => string | Promise<Uint8Array>) =>
    void exportFile(chartFileName(title, source, extension), content);
  return (
    <DropdownMenu.Root
      modal={false}
      onOpenChange={(open) => {
        if (open) setDrawn(Boolean(canvas.current?.querySelector('svg.plot')));
      }}
    >
      <DropdownMenu.Trigger className="button quiet small" aria-label={`Save: ${title}`}>
        Save
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4} collisionPadding={8}>
          <DropdownMenu.Item disabled={!isDrawn} onSelect={() => save('svg', () => drawing().text)}>
            Picture, sharp at any size (SVG)
          </DropdownMenu.Item>
          <DropdownMenu.Item disabled={!isDrawn} onSelect={() => save('png', () => pngOf(drawing()))}>
            Picture for slides (PNG)
          </DropdownMenu.Item>
          <DropdownMenu.Item onSelect={() => save('csv', () => tableCsv(table, source))}>
            Numbers as a table (CSV)
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

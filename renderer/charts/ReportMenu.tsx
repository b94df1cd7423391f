import { DropdownMenu } from 'radix-ui';
import { useContext, useState } from 'react';
import { ChartSourceContext, chartFileName } from './chartSource.ts';
import { tableCsv } from './tableCsv.ts';
import type { TableDescription } from './table.ts';
import { useApp } from '../store/index.ts';

/** Takes a comparison out of the app: as text for an e-mail, as a file for a review document, as numbers. */
export function ReportMenu<Row>({
  title,
  markdown,
  table,
}: {
  /** What is compared, for the names of files. */
  title: string;
  markdown: () => string;
  table: TableDescription<Row>;
}) {
  const source = useContext(ChartSourceContext);
  const exportFile = useApp((state) => state.exportFile);
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(markdown());
      setSaid('Copied');
    } catch {
      setSaid('The system did not let the text be copied: save it as Markdown instead.');
    }
  };
  const save = (extension: string, content: () => string) =>
    void exportFile(chartFileName(title, source, extension), content);
  return (
    <div className="report-tools">
      <span role="status">{said}</span>
      <DropdownMenu.Root
        modal={false}
        onOpenChange={(open) => {
          if (open) setSaid('');
        }}
      >
        <DropdownMenu.Trigger className="button small">Copy or save</DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="menu" align="end" sideOffset={4} collisionPadding={8}>
            <DropdownMenu.Item onSelect={() => void copy()}>Copy as text</DropdownMenu.Item>
            <DropdownMenu.Item onSelect={() => save('md', markdown)}>
              Page for a review document (Markdown)
            </DropdownMenu.Item>
            <DropdownMenu.Item onSelect={() => save('csv', () => tableCsv(table, source))}>
              Numbers as a table (CSV)
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </div>
  );
}

import type { DocumentToSave, FileToExport, HostApi, OpenedDocument } from '../../electron/contract.ts';

/** The same as Electron's files and menus, with what a browser has: a file picker and a download. */
export const browserHost = {
  platform: 'browser',
  openScenario: pickFile,
  async saveScenario(document: DocumentToSave) {
    const name = document.suggestedName;
    download(name, document.text, 'application/json');
    return { name };
  },
  showMenus: async () => {},
  async exportFile({ suggestedName, content }: FileToExport) {
    const extension = suggestedName.slice(suggestedName.lastIndexOf('.') + 1);
    download(
      suggestedName,
      content as string | Uint8Array<ArrayBuffer>,
      mediaTypes[extension] ?? 'text/plain',
    );
    return { name: suggestedName };
  },
  onMenuCommand: () => () => {},
} satisfies HostApi;

const mediaTypes: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  csv: 'text/csv',
  md: 'text/markdown',
  json: 'application/json',
  html: 'text/html',
};

function pickFile(): Promise<OpenedDocument | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  return new Promise((resolve, reject) => {
    input.addEventListener('cancel', () => resolve(undefined));
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (!file) resolve(undefined);
      else {
        file.text().then(
          (text) => resolve({ name: file.name, text }),
          () => reject(new Error(`${file.name} could not be read.`)),
        );
      }
    });
    input.click();
  });
}

function download(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // The download has its own hold on the blob once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

import type { OpenedDocument } from '../../electron/contract.ts';
import type { Checked, NewerFile, Scenario } from '../../sim-core/index.ts';
import type { OutsideChange } from './filesSlice.ts';
import type { Json, Path } from './path.ts';

/** The open file. */
export interface DocumentState {
  /** Tells it from every other that is or was open, its duplicate included. */
  readonly id: symbol;
  /** File name, as the title shows it. */
  readonly fileName: string;
  /** Where the host keeps it; undefined for a shipped scenario and in a browser. */
  readonly filePath: string | undefined;
  /** As opened: what a field resets to. */
  readonly opened: Scenario;
  /** The draft as last saved or opened; unsaved changes are a difference to it. Undefined for what never was a file. */
  readonly saved: Json | undefined;
  /** What became of its file by others, as far as somebody was asked about it. */
  readonly outsideKnown?: OutsideChange['kind'] | undefined;
  /** Somebody kept it as it is here although its file holds something else or is gone: until it is saved, it is nowhere else. */
  readonly differsFromFile?: boolean | undefined;
  /** What this program did not know of it, where a newer one wrote it; until a copy is saved. */
  readonly newer?: NewerFile | undefined;
}

/** The scenario as edited: what undo goes back over. */
export interface EditState {
  /** May hold what the check refuses, such as half-typed text. */
  readonly draft: Json;
  /** The core's verdict on the draft. */
  readonly checked: Checked;
  /** Where the last edit was, for people; undefined before there is one. */
  readonly place: Path | undefined;
  /** The gesture that goes on, such as typing in a field or a drag: its edits are undone together. */
  readonly gesture: string | undefined;
}

/** An open document with its edits, to come back to. */
export type OpenDocument = Pick<DocumentSlice, 'document' | 'edits'>;

/** A file that was refused, with one line a problem. */
export interface RefusedFile {
  readonly fileName: string;
  readonly problems: readonly string[];
}

/** What would lose unsaved changes, and waits for somebody to say what becomes of them. */
export interface PendingAction {
  /** Does it; they are lost. */
  readonly discard: () => void;
  /** Does it and keeps them to be offered again; absent where they cannot be kept. */
  readonly keep?: (() => void) | undefined;
}

/** The open document: what it is, what becomes of it, and what is asked before it is lost. */
export interface DocumentSlice {
  readonly document: DocumentState;
  readonly edits: EditState;
  readonly refused: RefusedFile | undefined;
  /** Something that went wrong with a file, in words. */
  readonly fileFailure: string | undefined;
  /** Whether it is asked if a copy of a newer file may be saved without what this program does not know. */
  readonly conversionAsked: boolean;
  /** What waits for the question about unsaved changes to be answered. */
  readonly pending: PendingAction | undefined;
  openShipped: (id: string) => void;
  /** Opens a shipped scenario without asking and without playing it: unsaved changes are lost. */
  showShipped: (id: string) => void;
  /** Opens what was open before, without asking and without playing it. */
  showDocument: (opened: OpenDocument) => void;
  /** Opens a file that was read, without asking and without playing it; shows its problems where it has some. */
  showFile: (file: OpenedDocument) => boolean;
  /** Opens the text of a scenario that is no file yet, under the name it would have. */
  openText: (text: string, fileName: string) => void;
  /** Saves the document; with `overwrite` without asking about what others did to its file. */
  save: (options: { as: boolean; overwrite?: boolean }) => Promise<void>;
  /** Does what loses unsaved changes, after asking when there are any; `keep` does it without losing them. */
  unlessUnsaved: (action: () => void, keep?: () => void) => void;
  answerDiscard: (discard: boolean) => void;
  /** Does what waits and keeps the unsaved changes to be offered again. */
  keepForLater: () => void;
  /** Saves the copy that was asked about, or not. */
  answerConversion: (convert: boolean) => Promise<void>;
  dismissRefused: () => void;
  dismissFileFailure: () => void;
}

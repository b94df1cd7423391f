import type { StateCreator } from 'zustand/vanilla';
import { checkScenario, formatProblem, isResultText, parseScenario } from '../../sim-core/index.ts';
import type { Checked, Scenario } from '../../sim-core/index.ts';
import { downloadWords } from '../documents/downloadWords.ts';
import { scenarioText } from '../documents/scenarioText.ts';
import type { AppState, Services } from './appState.ts';
import type { DocumentSlice, DocumentState, OpenDocument } from './documentState.ts';
import type { Json } from './path.ts';
import { editsOf, historyOf } from './editSlice.ts';
import { withoutLesson } from './lessonSlice.ts';
import { notRun } from './runSlice.ts';
import { hasUnsavedChanges } from './selectors.ts';
import { wordsOf } from './errorWords.ts';
import { copyName } from './fileNames.ts';
import { nothingAsked } from './whatIfState.ts';

/** What was found without problems. */
type Accepted = Extract<Checked, { readonly scenario: Scenario }>;

/** The document and its file. */
export function createDocumentSlice({
  host,
  scenarios,
}: Services): StateCreator<AppState, [['temporal', unknown]], [], DocumentSlice> {
  return (set, get, api) => {
    /** Puts a document in the place of the open one. */
    const show = (opened: OpenDocument) => {
      get().abandonRun();
      get().stopStudy();
      set((state) => ({
        ...opened,
        ...withoutLesson(state),
        // What is in view belongs to the scenario before.
        run: notRun,
        trace: undefined,
        comparison: undefined,
        comparedPlans: undefined,
        whatIf: nothingAsked,
        // Pins stay, for the same world may come in two files; which one to compare with is chosen anew.
        comparedPin: undefined,
        pinComparison: undefined,
        tab: 'answer',
        selection: ['world', 'traffic'],
        // What others do to it concerns the file before.
        outside: undefined,
        // It is to be looked at.
        dialog: undefined,
      }));
      // The steps of another document lead nowhere.
      historyOf(api).clear();
    };
    /** Shows the file if it is a scenario, its problems otherwise; the open document stays untouched then. */
    const showText = (text: string, fileName: string, filePath?: string): boolean => {
      if (isResultText(text)) {
        get().showStoredResult(text, fileName);
        return false;
      }
      const checked = parseScenario(text);
      if (checked.scenario)
        show({
          document: documentOf(checked, fileName, filePath),
          edits: editsOf(draftOf(checked), checkedAgain(checked)),
        });
      else set({ refused: { fileName, problems: checked.problems.map(formatProblem) } });
      return checked.scenario !== undefined;
    };

    /** Writes the scenario to its file, or to one that is asked for. */
    const write = async ({ as, overwrite = false }: { as: boolean; overwrite?: boolean }) => {
      const { document, edits } = get();
      const { scenario } = edits.checked;
      if (!scenario) {
        set({ fileFailure: 'The scenario has problems. It can be saved once they are solved.' });
        return;
      }
      if (!as && !overwrite && document.outsideKnown === 'gone') {
        get().askOutside({ kind: 'gone', saving: true });
        return;
      }
      try {
        const saved = await host.saveScenario({
          ...(document.filePath === undefined ? {} : { path: document.filePath }),
          suggestedName: document.fileName,
          text: scenarioText(scenario),
          saveAs: as,
          overwrite,
        });
        if (!saved) return;
        const isOpen = get().document.id === document.id;
        if ('changedOutside' in saved) {
          if (isOpen) get().askOutside({ kind: 'changed', saving: true });
          else set({ fileFailure: `${document.fileName} was not saved, for somebody else has changed it.` });
          return;
        }
        const settle = (one: DocumentState): DocumentState =>
          one.id === document.id
            ? {
                ...one,
                fileName: saved.name,
                filePath: saved.path,
                // The draft that was written, not the one of now: it may have been edited meanwhile.
                saved: edits.draft,
                outsideKnown: undefined,
                differsFromFile: undefined,
                newer: undefined,
              }
            : one;
        // It may wait behind a lesson by now, or be open no more.
        set(({ document: shown, lesson }) => ({
          document: settle(shown),
          ...(lesson && {
            lesson: { ...lesson, before: { ...lesson.before, document: settle(lesson.before.document) } },
          }),
        }));
        if (saved.handedOut) get().tell(downloadWords(saved.name, saved.path !== undefined));
        void get().refreshRecent();
      } catch (error) {
        set({ fileFailure: wordsOf(error) });
      }
    };

    const first = scenarios[0];
    if (!first) throw new RangeError('createDocumentSlice requires at least one shipped scenario');
    const opened = shippedScenario(first.text, first.fileName);
    return {
      document: documentOf(opened, first.fileName),
      edits: editsOf(draftOf(opened), opened),
      refused: undefined,
      fileFailure: undefined,
      pending: undefined,
      conversionAsked: false,

      openShipped: (id) =>
        get().unlessUnsaved(() => {
          get().showShipped(id);
          void get().startRun();
        }),

      showShipped: (id) => {
        const shipped = scenarios.find((scenario) => scenario.id === id);
        if (shipped) showText(shipped.text, shipped.fileName);
      },

      openText: (text, fileName) =>
        get().unlessUnsaved(() => {
          if (showText(text, fileName)) void get().startRun();
        }),
      showDocument: show,
      showFile: ({ text, name, path }) => {
        const isShown = showText(text, name, path);
        if (isShown && path !== undefined) {
          const listed = host.acceptOpened(path).catch(() => {});
          void listed.then(() => get().refreshRecent());
        }
        return isShown;
      },

      save: async (options) => {
        if (get().document.newer && get().edits.checked.scenario) set({ conversionAsked: true });
        else await write(options);
      },
      answerConversion: async (convert) => {
        set({ conversionAsked: false });
        if (convert) await write({ as: true });
      },

      unlessUnsaved: (discard, keep) => {
        if (hasUnsavedChanges(get())) set({ pending: { discard, keep } });
        else discard();
      },
      answerDiscard: (discard) => {
        const { pending } = get();
        set({ pending: undefined });
        if (discard) pending?.discard();
      },
      keepForLater: () => {
        const { pending } = get();
        set({ pending: undefined });
        pending?.keep?.();
      },
      dismissRefused: () => set({ refused: undefined }),
      dismissFileFailure: () => set({ fileFailure: undefined }),
    };
  };
}

function documentOf(checked: Accepted, fileName: string, filePath?: string): DocumentState {
  const { scenario: opened, newer } = checked;
  const saved = draftOf(checked);
  const id = Symbol('document');
  if (!newer) return { id, fileName, filePath, opened, saved };
  // It has no place to be saved to: whatever saves it cannot write over what a newer program wrote.
  return { id, fileName: copyName(fileName), filePath: undefined, opened, saved, newer };
}

/** The check of what is left of a newer file; what was left out is told apart from it, and for longer. */
function checkedAgain(checked: Accepted): Checked {
  return checked.newer ? checkScenario(checked.scenario) : checked;
}

function draftOf({ scenario }: Accepted): Json {
  return scenario as unknown as Json;
}

function shippedScenario(text: string, fileName: string): Accepted {
  const checked = parseScenario(text);
  if (!checked.scenario)
    throw new Error(`${fileName} ships with problems: ${checked.problems.map(formatProblem).join('; ')}`);
  return checked;
}

import { useEffect, useLayoutEffect, useMemo } from 'react';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { host } from './host/host.ts';
import { Inspector } from './inspector/Inspector.tsx';
import { AnswerPane } from './layout/AnswerPane.tsx';
import { Dialogs } from './layout/Dialogs.tsx';
import { Header } from './layout/Header.tsx';
import { Outline } from './layout/Outline.tsx';
import { RunBar } from './layout/RunBar.tsx';
import { commandOf, historyStepOf, performCommand } from './layout/shortcuts.ts';
import { LessonPanel } from './lessons/LessonPanel.tsx';
import { planStyles, plansInView } from './plans/planStyle.ts';
import { documentName, hasUnsavedChanges } from './store/selectors.ts';
import { appStore, useApp } from './store/index.ts';
import { valueAt } from './store/path.ts';

/** The window: outline, answer, inspector, run bar. */
export function App() {
  const theme = useApp((state) => state.theme);
  const display = useApp((state) => state.display);
  const isLesson = useApp((state) => state.lesson !== undefined);
  const name = useApp(documentName);
  const answered = useApp((state) => state.run.answer?.result.plans);
  const plans = useApp((state) => valueAt(state.edits.draft, ['plans']));
  const styles = useMemo(() => planStyles(plansInView(answered, plans)), [answered, plans]);

  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  useEffect(() => {
    document.documentElement.dataset['display'] = display;
  }, [display]);
  useEffect(() => {
    document.title = `${name} – Rollout Lab`;
  }, [name]);
  useCommands();

  return (
    <div className="window" data-lesson={isLesson || undefined}>
      <a className="skip-link" href="#answer">
        Skip to the answer
      </a>
      <header className="top-bar">
        <Header />
      </header>
      <nav className="outline" aria-label="Outline of the scenario">
        <ErrorBoundary>
          <Outline styles={styles} />
        </ErrorBoundary>
      </nav>
      <main id="answer" className="answer" tabIndex={-1}>
        <ErrorBoundary>
          <AnswerPane styles={styles} />
        </ErrorBoundary>
      </main>
      {isLesson ? (
        <aside className="inspector lesson" aria-label="Lesson">
          <ErrorBoundary>
            <LessonPanel />
          </ErrorBoundary>
        </aside>
      ) : (
        <aside className="inspector" aria-label="Inspector">
          <ErrorBoundary>
            <Inspector />
          </ErrorBoundary>
        </aside>
      )}
      <section className="run-bar" aria-label="Run">
        <ErrorBoundary>
          <RunBar />
        </ErrorBoundary>
      </section>
      <Dialogs />
    </div>
  );
}

/** Shortcuts, the host's menu, and a warning before unsaved changes are lost with the window. */
function useCommands() {
  // Before the first paint: who sees the page may press a key.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = historyStepOf(event, appStore.getState());
      if (step) {
        event.preventDefault();
        appStore.getState()[step]();
        return;
      }
      const command = commandOf(event, host.platform);
      if (!command) return;
      // Escape keeps its meaning in menus and dialogs, the others would open the browser's own.
      if (command !== 'cancel') event.preventDefault();
      performCommand(appStore.getState(), command);
    };
    let leaving = false;
    const onLeave = (event: BeforeUnloadEvent) => {
      const { unlessUnsaved } = appStore.getState();
      if (leaving || !hasUnsavedChanges(appStore.getState())) return;
      event.preventDefault();
      // A browser asks by itself; Electron only stays open, so the page asks.
      if (host.platform === 'electron') {
        unlessUnsaved(() => {
          leaving = true;
          close();
        });
      }
    };
    // A drag ends where the pointer is lifted, typing where the field is left.
    const onGestureEnd = () => appStore.getState().endGesture();
    addEventListener('keydown', onKey);
    addEventListener('pointerup', onGestureEnd);
    addEventListener('focusout', onGestureEnd);
    addEventListener('beforeunload', onLeave);
    const stop = host.onMenuCommand((command) => performCommand(appStore.getState(), command));
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener('pointerup', onGestureEnd);
      removeEventListener('focusout', onGestureEnd);
      removeEventListener('beforeunload', onLeave);
      stop();
    };
  }, []);
}

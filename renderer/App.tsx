import { useEffect, useMemo } from 'react';
import { useCommandKeys } from './commands/useCommands.ts';
import { useHostMenus } from './commands/useHostMenus.ts';
import { useDocumentEvents } from './documents/useDocumentEvents.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Inspector } from './inspector/Inspector.tsx';
import { AnswerPane } from './layout/AnswerPane.tsx';
import { Header } from './layout/Header.tsx';
import { Outline } from './layout/Outline.tsx';
import { Overlays } from './layout/Overlays.tsx';
import { RunBar } from './layout/RunBar.tsx';
import { LessonPanel } from './lessons/LessonPanel.tsx';
import { planStyles, plansInView } from './plans/planStyle.ts';
import { appStore, useApp } from './store/index.ts';
import { valueAt } from './store/path.ts';

/** The window: outline, answer, inspector, run bar. */
export function App() {
  const theme = useApp((state) => state.theme);
  const display = useApp((state) => state.display);
  const isLesson = useApp((state) => state.lesson !== undefined);
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
  useCommandKeys();
  useHostMenus();
  useDocumentEvents();
  useGestureEnds();

  return (
    <div className="window" data-lesson={isLesson || undefined}>
      <a className="skip-link" href="#answer">
        Skip to the answer
      </a>
      <a className="skip-link" href="#inspector">
        Skip to the settings
      </a>
      <a className="skip-link" href="#run">
        Skip to the run bar
      </a>
      <header id="top" className="top-bar" tabIndex={-1}>
        <ErrorBoundary>
          <Header />
        </ErrorBoundary>
      </header>
      <nav id="outline" className="outline" tabIndex={-1} aria-label="Outline of the scenario">
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
        <aside id="inspector" className="inspector lesson" tabIndex={-1} aria-label="Lesson">
          <ErrorBoundary>
            <LessonPanel />
          </ErrorBoundary>
        </aside>
      ) : (
        <aside id="inspector" className="inspector" tabIndex={-1} aria-label="Inspector">
          <ErrorBoundary>
            <Inspector />
          </ErrorBoundary>
        </aside>
      )}
      <section id="run" className="run-bar" tabIndex={-1} aria-label="Run">
        <ErrorBoundary>
          <RunBar />
        </ErrorBoundary>
      </section>
      <Overlays />
    </div>
  );
}

/** A drag ends where the pointer is lifted, typing where the field is left. */
function useGestureEnds() {
  useEffect(() => {
    const onGestureEnd = () => appStore.getState().endGesture();
    addEventListener('pointerup', onGestureEnd);
    addEventListener('focusout', onGestureEnd);
    return () => {
      removeEventListener('pointerup', onGestureEnd);
      removeEventListener('focusout', onGestureEnd);
    };
  }, []);
}

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { host } from './host/host.ts';
import { installOffline } from './offline/installOffline.ts';
import { appStore } from './store/index.ts';
import { isNewcomer } from './welcome/welcomePreference.ts';
import './theme/index.css';

// Before the first paint, so that nothing moves under who comes for the first time.
if (isNewcomer()) appStore.getState().showDialog('welcome');
const root = document.getElementById('root');
if (!root) throw new Error('index.html requires an element with the id "root"');
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <App />
    </ErrorBoundary>
  </StrictMode>,
);
// Electron has the page on the disk already.
if (host.platform === 'browser') installOffline();
// The page opens on an answer, not on a blank form.
void appStore.getState().startRun();

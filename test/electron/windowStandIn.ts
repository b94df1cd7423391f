import { EventEmitter } from 'node:events';

/** A page's frame as the main process sees it. */
export interface FrameStandIn {
  origin: string;
  parent: FrameStandIn | null;
}

export const ownFrame: FrameStandIn = { origin: 'app://rollout-lab', parent: null };

export class WebContentsStandIn extends EventEmitter {
  sent: unknown[][] = [];
  loading = true;
  windowOpenHandler: ((details: { url: string }) => unknown) | undefined;
  webRtcPolicy: string | undefined;
  setWebRTCIPHandlingPolicy(policy: string) {
    this.webRtcPolicy = policy;
  }
  setWindowOpenHandler(handler: (details: { url: string }) => unknown) {
    this.windowOpenHandler = handler;
  }
  send(...message: unknown[]) {
    this.sent.push(message);
  }
  /** What a page does that is ended. */
  forcefullyCrashRenderer() {
    this.emit('render-process-gone', {}, { reason: 'killed' });
  }
  isLoadingMainFrame() {
    return this.loading;
  }
}

export class WindowStandIn extends EventEmitter {
  options: {
    webPreferences?: Record<string, unknown>;
    x?: number;
    y?: number;
    width?: number;
    height?: number;
  };
  webContents = new WebContentsStandIn();
  loadedUrls: string[] = [];
  reloads = 0;
  shown = false;
  destroyed = false;
  focused = false;
  title = '';
  documentEdited = false;
  representedFilename = '';
  maximized = false;
  bounds = { x: 10, y: 20, width: 1000, height: 700 };
  constructor(options: WindowStandIn['options']) {
    super();
    this.options = options;
    Object.assign(this.bounds, { x: options.x ?? 10, y: options.y ?? 20 });
  }
  async loadURL(url: string) {
    this.loadedUrls.push(url);
  }
  reload() {
    this.reloads += 1;
  }
  show() {
    this.shown = true;
  }
  destroy() {
    this.destroyed = true;
  }
  isDestroyed() {
    return this.destroyed;
  }
  isMinimized() {
    return false;
  }
  maximize() {
    this.maximized = true;
  }
  isMaximized() {
    return this.maximized;
  }
  getNormalBounds() {
    return this.bounds;
  }
  focus() {
    this.focused = true;
    this.emit('focus');
  }
  setTitle(title: string) {
    this.title = title;
  }
  setDocumentEdited(edited: boolean) {
    this.documentEdited = edited;
  }
  setRepresentedFilename(filePath: string) {
    this.representedFilename = filePath;
  }
}

import { useEffect } from 'react';
import { host } from '../host/host.ts';
import { appStore } from '../store/index.ts';
import { hostMenusOf } from './hostMenus.ts';
import { contextOf } from './perform.ts';
import { menusIn } from './registry.ts';

/** A menu that changes while somebody types is brought up to date once they rest. */
const REST_MS = 200;

/** Keeps the menus of the host like those of the page. */
export function useHostMenus(): void {
  useEffect(() => {
    if (host.platform === 'browser') return undefined;
    let shown = '';
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      waiting = undefined;
      const menus = hostMenusOf(menusIn(contextOf(appStore)));
      const words = JSON.stringify(menus);
      if (words === shown) return;
      shown = words;
      // Without them the window's own menus do: there is nothing to tell.
      host.showMenus(menus).catch(() => {});
    };
    const onChange = () => {
      waiting ??= setTimeout(show, REST_MS);
    };
    show();
    const stops = [appStore.subscribe(onChange), appStore.temporal.subscribe(onChange)];
    return () => {
      clearTimeout(waiting);
      for (const stop of stops) stop();
    };
  }, []);
}

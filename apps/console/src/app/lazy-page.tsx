import type { RouteComponent } from '@tanstack/react-router';
import { lazy, type ComponentType } from 'react';

type PageModule = { default: ComponentType } | Record<string, ComponentType>;

const pageOf = (page: PageModule, name: string): ComponentType => ('default' in page ? page.default : page[name])!;

/** A page of an area, fetched when it opens. */
export function lazyPage(load: () => Promise<PageModule>, name: string): RouteComponent {
  return lazy(async () => ({ default: pageOf(await load(), name) }));
}

/** The same with antd around it, which only the pages that set things up need. */
export function lazyAntdPage(load: () => Promise<PageModule>, name: string): RouteComponent {
  return lazy(async () => {
    const [page, { default: AntdFrame }] = await Promise.all([load(), import('./AntdFrame')]);
    const Page = pageOf(page, name);
    const Framed = () => (
      <AntdFrame>
        <Page />
      </AntdFrame>
    );
    return { default: Framed };
  });
}

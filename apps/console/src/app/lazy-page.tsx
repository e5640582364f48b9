import type { RouteComponent } from '@tanstack/react-router';
import { lazy, type ComponentType } from 'react';

type PageModule = { default: ComponentType } | Record<string, ComponentType>;

/** A page of an area, fetched when it opens, with antd around it. */
export function lazyPage(load: () => Promise<PageModule>, name: string): RouteComponent {
  return lazy(async () => {
    const [page, { default: AntdFrame }] = await Promise.all([load(), import('./AntdFrame')]);
    const Page = ('default' in page ? page.default : page[name])!;
    const Framed = () => (
      <AntdFrame>
        <Page />
      </AntdFrame>
    );
    return { default: Framed };
  });
}

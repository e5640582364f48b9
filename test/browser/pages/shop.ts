import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Shop {
  /** The shop's page with the widget of this desk in it; `sandboxed` puts it in a frame without an origin. */
  page(given: { desk: string; key: string; sandboxed?: boolean }): string;
  close(): Promise<void>;
}

/** A company's own site, on another site than the desk: it knows no more of the desk than the script tag. */
export async function openShop(): Promise<Shop> {
  const server = createServer((request, response) => {
    const { pathname, search, searchParams } = new URL(request.url!, 'http://shop');
    const asked = { desk: searchParams.get('desk')!, key: searchParams.get('key')! };
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(pathname === '/sandboxed' ? sandboxPage(search) : shopPage(asked));
  }).listen(0, 'localhost');
  await once(server, 'listening');
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    page: ({ desk, key, sandboxed }) => `${url}/${sandboxed ? 'sandboxed' : ''}?${new URLSearchParams({ desk, key })}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const HEAD =
  '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>好物商城</title>';

const shopPage = ({ desk, key }: { desk: string; key: string }) =>
  `${HEAD}<main><h1>好物商城</h1><p>洗衣机八折。</p></main>
   <script src="${desk}/widget/loader.js" data-key="${key}" data-locale="zh-CN" async></script>`;

const sandboxPage = (search: string) =>
  `${HEAD}<main><iframe title="商城" sandbox="allow-scripts" src="/${search.replaceAll('&', '&amp;')}"
   style="width:100%;height:90vh"></iframe></main>`;

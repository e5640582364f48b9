type Body = Record<string, unknown>;

/**
 * What an entry says in words: its text, or in brackets what WeChat itself shows for what is not text. A kind that came after this
 * was written is kept with its name and title.
 */
export function wordsOf(kind: string, entry: Body): string {
  const body = (entry[kind] ?? {}) as Body;
  const field = (name: string): string => {
    const value = body[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  };
  return WORDS[kind]?.(field, body) ?? lines(`[${kind}]`, field('title'));
}

type Field = (name: string) => string;

const WORDS: Record<string, (field: Field, body: Body) => string> = {
  text: (_, { content }) => (typeof content === 'string' ? content : ''),
  image: () => '[图片]',
  voice: () => '[语音]',
  video: () => '[视频]',
  file: () => '[文件]',
  location: (field) =>
    lines(`[位置] ${field('name')}`.trim(), field('address'), `${field('latitude')}, ${field('longitude')}`),
  link: (field) => lines(`[链接] ${field('title')}`.trim(), field('desc'), field('url')),
  business_card: (field) => `[名片] ${field('userid')}`.trim(),
  miniprogram: (field) => lines(`[小程序] ${field('title')}`.trim(), field('pagepath')),
  msgmenu: (field, body) => lines(field('head_content'), ...choices(body), field('tail_content')),
  channels: (field) => lines(`[视频号] ${field('nickname')}`.trim(), field('title')),
  channels_shop_product: (field) => lines(`[商品] ${field('title')}`.trim(), field('sales_price')),
  channels_shop_order: (field) => lines(`[订单] ${field('order_id')}`.trim(), field('product_titles'), field('state')),
  merged_msg: (field) => `[聊天记录] ${field('title')}`.trim(),
  note: () => '[笔记]',
};

const lines = (...parts: string[]): string => parts.filter(Boolean).join('\n');

function choices({ list }: Body): string[] {
  if (!Array.isArray(list)) return [];
  return list.map((item: Body) => {
    const { content } = (item[String(item.type)] ?? {}) as Body;
    return typeof content === 'string' ? `· ${content}` : '';
  });
}

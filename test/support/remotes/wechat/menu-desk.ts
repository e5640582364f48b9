// The platform's menus and codes with a scene, as 「自定义菜单」 and 「生成带参数的二维码」 describe them. See README.md.
import { randomBytes } from 'node:crypto';

/** A button as it stands in the body of a request, and as a phone shows it. */
export interface FakeButton {
  name: string;
  type?: string;
  key?: string;
  url?: string;
  appid?: string;
  pagepath?: string;
  value?: string;
  sub_button?: FakeButton[];
}

export interface FakeCode {
  ticket: string;
  url: string;
  scene: string;
  /** When it stops working; null for ever. */
  endsAt: number | null;
}

type Refuse = (errcode: number) => object;
const OK = { errcode: 0, errmsg: 'ok' };
const LONGEST_SECONDS = 2_592_000;
const KINDS = new Set(['click', 'view', 'miniprogram', 'scancode_push', 'scancode_waitmsg', 'location_select']);
const DOMAINS_AT_MOST = 3;

export class MenuDesk {
  /** What people's phones show. */
  menu: FakeButton[] = [];
  readonly codes: FakeCode[] = [];
  /** Hosts the platform has blocked. */
  readonly blockedHosts = new Set<string>();
  permanentCodesAtMost = 100_000;

  constructor(
    private readonly refuse: Refuse,
    private readonly now: () => number,
  ) {}

  routes(body: () => unknown): Record<string, () => object> {
    return {
      '/cgi-bin/get_current_selfmenu_info': () => this.current(),
      '/cgi-bin/menu/create': () => this.create(body() as { button?: FakeButton[] }),
      '/cgi-bin/menu/delete': () => this.delete(),
      '/cgi-bin/qrcode/create': () => this.makeCode(body() as CodeRequest),
    };
  }

  /** The button with this name, wherever it stands. */
  button(name: string): FakeButton {
    const all = this.menu.flatMap((button) => [button, ...(button.sub_button ?? [])]);
    const found = all.find((button) => button.name === name && !button.sub_button?.length);
    if (!found) throw new Error(`no button ${name}`);
    return found;
  }

  /** The code a phone's camera looks at; null when it has ended. */
  scan(url: string): FakeCode | null {
    const code = this.codes.find((one) => one.url === url);
    return code && (code.endsAt === null || code.endsAt > this.now()) ? code : null;
  }

  private current(): object {
    const button = this.menu.map(({ sub_button: below, ...one }) =>
      below?.length ? { name: one.name, sub_button: { list: below } } : one,
    );
    return { is_menu_open: button.length > 0 ? 1 : 0, selfmenu_info: { button } };
  }

  private create({ button: menu = [] }: { button?: FakeButton[] }): object {
    const fault = menuFault(menu) ?? this.hostFault(menu);
    if (fault) return this.refuse(fault);
    this.menu = menu;
    return OK;
  }

  private delete(): object {
    this.menu = [];
    return OK;
  }

  private hostFault(menu: FakeButton[]): number | undefined {
    const isBlocked = ({ url }: FakeButton) => url !== undefined && this.blockedHosts.has(new URL(url).hostname);
    if (menu.some(isBlocked)) return 40055;
    const below = menu.flatMap(({ sub_button = [] }) => sub_button);
    if (below.some(isBlocked)) return 40054;
    const hosts = new Set([...menu, ...below].flatMap(({ url }) => (url ? [new URL(url).hostname] : [])));
    return hosts.size > DOMAINS_AT_MOST ? 65316 : undefined;
  }

  private makeCode({ action_name: action, action_info: info, expire_seconds: asked }: CodeRequest): object {
    const scene = info?.scene?.scene_str ?? '';
    const forEver = action === 'QR_LIMIT_STR_SCENE';
    if (!forEver && action !== 'QR_STR_SCENE') return this.refuse(40052);
    if (!/^.{1,64}$/u.test(scene)) return this.refuse(40053);
    if (forEver && this.codes.filter(({ endsAt }) => endsAt === null).length >= this.permanentCodesAtMost)
      return this.refuse(45029);
    const seconds = Math.min(asked ?? 60, LONGEST_SECONDS);
    const code: FakeCode = {
      ticket: `gQ${randomBytes(24).toString('base64url')}`,
      url: `http://weixin.qq.com/q/${randomBytes(12).toString('base64url')}`,
      scene,
      endsAt: forEver ? null : this.now() + seconds * 1000,
    };
    this.codes.push(code);
    return { ticket: code.ticket, url: code.url, ...(!forEver && { expire_seconds: seconds }) };
  }
}

interface CodeRequest {
  action_name?: string;
  expire_seconds?: number;
  action_info?: { scene?: { scene_str?: string } };
}

function menuFault(menu: FakeButton[]): number | undefined {
  if (menu.length < 1 || menu.length > 3) return 40016;
  for (const button of menu) {
    if (!button.name || Buffer.byteLength(button.name) > 16) return 40018;
    const below = button.sub_button ?? [];
    if (below.length > 5) return 40023;
    const fault = below.length ? below.map(belowFault).find(Boolean) : actFault(button, [40017, 40019, 40020]);
    if (fault) return fault;
  }
  return undefined;
}

function belowFault(button: FakeButton): number | undefined {
  if (!button.name || Buffer.byteLength(button.name) > 60) return 40025;
  return actFault(button, [40024, 40026, 40027]);
}

function actFault(
  { type = '', key = '', url = '' }: FakeButton,
  [kind, keySize, urlSize]: number[],
): number | undefined {
  if (!KINDS.has(type)) return kind;
  if (type === 'click' && (!key || Buffer.byteLength(key) > 128)) return keySize;
  if (['view', 'miniprogram'].includes(type) && (!URL.canParse(url) || Buffer.byteLength(url) > 1024)) return urlSize;
  return undefined;
}

import { readFile } from 'node:fs/promises';
import type { MenuEntry } from '#domain';
import type { OutboundAttachment } from '../channel';
import { repeatable, PlatformRefusal } from '../tencent/failures';
import { fileNameOf } from '../tencent/file-name';
import { type Answered, jsonOf, postJson, request } from '../tencent/http';
import type { MediaReference } from './inbound';
import { type TokenKeeper, withToken } from '../tencent/token-keeper';
import { type WrittenButton, writtenMenu } from './menu';
import { stableToken, type TokenAccount } from './stable-token';

/** Bytes of the largest file fetched; the platform takes videos of 10 MB. */
const LARGEST_MEDIA = 20 * 1024 * 1024;

export type UploadKind = 'image' | 'voice' | 'video';

export interface FetchedMedia {
  name: string;
  content: Buffer;
}

export interface UserProfile {
  /** False when the person does not follow the account; then the platform tells nothing more. */
  follows: boolean;
  /** The name the account's own people gave, else the nickname. New accounts get none since the end of 2021. */
  name: string | null;
}

interface MenuAnswer {
  is_menu_open: number;
  selfmenu_info?: { button?: WrittenButton[] };
}

export interface MadeCode {
  /** What the picture says. */
  url: string;
  /** How long it works from now on; null for ever. */
  seconds: number | null;
}

/**
 * The calls of the platform's API this channel needs, each with the account's access token. Throws PlatformRefusal and PlatformUnreachable.
 */
export class WechatApi {
  constructor(
    private readonly account: TokenAccount,
    private readonly tokens: TokenKeeper,
  ) {}

  /** 「客服消息」: says one thing to a contact. */
  async say(to: string, message: { msgtype: string; [body: string]: unknown }): Promise<void> {
    await this.withToken((token) =>
      postJson(this.account, path('message/custom/send', token), { touser: to, ...message }),
    );
  }

  /** 「客服输入状态」: shows that somebody types; it goes away by itself after 15 seconds or with the next message. */
  async typing(to: string, on: boolean): Promise<void> {
    const body = { touser: to, command: on ? 'Typing' : 'CancelTyping' };
    await this.withToken((token) => postJson(this.account, path('message/custom/typing', token), body));
  }

  /** 「新增临时素材」: lays a file down for three days and answers its id. */
  async upload(file: OutboundAttachment, kind: UploadKind): Promise<string> {
    const content = new Blob([await readFile(file.path)], { type: file.mediaType });
    const uploaded = this.withToken(async (token) => {
      const form = new FormData();
      form.append('media', content, file.name);
      return jsonOf<{ media_id: string }>(
        await request(this.account, `${path('media/upload', token)}&type=${kind}`, { method: 'POST', body: form }),
      );
    });
    return (await repeatable(uploaded)).media_id;
  }

  /** 「获取临时素材」: the file of a picture or voice message. A video answers with an address of its own. */
  async fetchMedia({ mediaId, kind }: MediaReference, signal?: AbortSignal): Promise<FetchedMedia> {
    const answer = await this.withToken(async (token) => {
      const media = `${path('media/get', token)}&media_id=${encodeURIComponent(mediaId)}`;
      return this.fileOf(await request(this.account, media, { signal }, LARGEST_MEDIA), signal);
    });
    return { name: fileNameOf(answer.disposition) ?? `${kind}.${ENDINGS[kind]}`, content: answer.body };
  }

  /** 「获取用户基本信息」. */
  async profile(openid: string, signal?: AbortSignal): Promise<UserProfile> {
    const person = await this.withToken(async (token) =>
      jsonOf<{ subscribe?: number; nickname?: string; remark?: string }>(
        await request(this.account, `${path('user/info', token)}&openid=${encodeURIComponent(openid)}&lang=zh_CN`, {
          signal,
        }),
      ),
    );
    const name = (person.remark ?? '').trim() || (person.nickname ?? '').trim();
    return { follows: person.subscribe === 1, name: name || null };
  }

  /** 「获取微信服务器IP地址」: needs nothing but a token, so it proves that AppID, secret and address list are right. */
  async callbackAddresses(): Promise<string[]> {
    const { ip_list: addresses } = await this.withToken(async (token) =>
      jsonOf<{ ip_list: string[] }>(await request(this.account, path('getcallbackip', token))),
    );
    return addresses;
  }

  /** 「查询自定义菜单信息」: the menu people see now, wherever it was made; empty when there is none. */
  async menu(): Promise<WrittenButton[]> {
    const answer = await this.withToken(async (token) =>
      jsonOf<MenuAnswer>(await request(this.account, path('get_current_selfmenu_info', token))),
    );
    return answer.is_menu_open ? (answer.selfmenu_info?.button ?? []) : [];
  }

  /** 「创建自定义菜单」: replaces the whole menu, so doing it twice is doing it once. */
  async setMenu(menu: readonly MenuEntry[]): Promise<void> {
    const body = { button: writtenMenu(menu) };
    await repeatable(this.withToken((token) => postJson(this.account, path('menu/create', token), body)));
  }

  /** 「删除自定义菜单」. */
  async deleteMenu(): Promise<void> {
    await repeatable(
      this.withToken(async (token) => jsonOf<object>(await request(this.account, path('menu/delete', token)))),
    );
  }

  /** 「生成带参数的二维码」: the text of a code that tells us `scene` when it is scanned; for ever without `seconds`. */
  async makeCode(scene: string, seconds: number | null): Promise<MadeCode> {
    const action = { action_name: seconds === null ? 'QR_LIMIT_STR_SCENE' : 'QR_STR_SCENE' };
    const body = {
      ...action,
      action_info: { scene: { scene_str: scene } },
      ...(seconds !== null && { expire_seconds: seconds }),
    };
    const made = await repeatable(
      this.withToken((token) =>
        postJson<{ url: string; expire_seconds?: number }>(this.account, path('qrcode/create', token), body),
      ),
    );
    return { url: made.url, seconds: seconds === null ? null : (made.expire_seconds ?? seconds) };
  }

  /** Errors come as JSON where a file was asked for, and so does the address of a video. */
  private async fileOf(answer: Answered, signal?: AbortSignal): Promise<Answered> {
    if (!/json|text\/plain/.test(answer.mediaType)) return answer;
    const { video_url: address = '' } = jsonOf<{ video_url?: string }>(answer);
    const url = URL.canParse(address) ? new URL(address) : null;
    if (!url || !this.isPlatforms(url)) throw new PlatformRefusal(40007, 'no file and no address of one');
    return request({ apiUrl: url.origin }, url.pathname + url.search, { signal }, LARGEST_MEDIA);
  }

  /** An address in an answer is followed only to where the platform's own files lie. */
  private isPlatforms({ protocol, hostname, origin }: URL): boolean {
    return (
      origin === this.account.apiUrl || (/^https?:$/.test(protocol) && /(^|\.)(qq|qpic)\.(com|cn)$/.test(hostname))
    );
  }

  private withToken<T>(call: (token: string) => Promise<T>): Promise<T> {
    return withToken(this.tokens, stableToken(this.account), call);
  }
}

const path = (name: string, token: string): string => `/cgi-bin/${name}?access_token=${encodeURIComponent(token)}`;

const ENDINGS: Record<MediaReference['kind'], string> = { image: 'jpg', voice: 'amr', video: 'mp4' };

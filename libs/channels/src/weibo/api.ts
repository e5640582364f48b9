import type { WeiboFile } from './inbound';
import { WeiboRefusal } from './failures';
import { jsonOf, repeatable, request } from './http';
import type { Fields } from './json';
import type { PublicPlace } from './posts';
import type { WeiboSettings } from './settings';

/** Bytes of the largest file fetched. */
const LARGEST_FILE = 20 * 1024 * 1024;
const PICTURE_HOSTS = /(^|\.)(sinaimg\.cn|sina\.cn|weibo\.com|weibo\.cn|weibocdn\.com)$/;

/** The lists that name us, each with its own ids. */
export const LISTS = ['comments/to_me', 'comments/mentions', 'statuses/mentions'] as const;
export type ListName = (typeof LISTS)[number];
/** Entries the platform answers at most to one call. */
export const PAGE = 50;

export interface TokenInfo {
  uid: string;
  appKey: string;
  /** When the token ends, by the platform's clock of now. */
  endsInSeconds: number;
}

export interface FetchedFile {
  name: string;
  content: Buffer;
}

/** The calls of the platform's API this channel needs. Throws WeiboRefusal and WeiboUnreachable. */
export class WeiboApi {
  constructor(private readonly settings: WeiboSettings) {}

  /** `oauth2/get_token_info`: whose token it is, and how long it lives. */
  async tokenInfo(): Promise<TokenInfo> {
    const body = new URLSearchParams({ access_token: this.settings.accessToken });
    const asked = request(`${this.settings.api.open}/oauth2/get_token_info`, { method: 'POST', body });
    const info = jsonOf<Fields>(await repeatable(asked));
    // The document's name changed from expires_in to expire_in; answers of both kinds are about.
    const endsInSeconds = Number(info.expire_in ?? info.expires_in ?? NaN);
    return { uid: String(info.uid), appKey: String(info.appkey), endsInSeconds };
  }

  /** Entries of a list with ids past `sinceId` and up to `maxId`, newest first. */
  async list(name: ListName, sinceId: string, maxId: string): Promise<Fields[]> {
    const query = new URLSearchParams({ since_id: sinceId, max_id: maxId, count: String(PAGE) });
    const answer = await this.get<Fields>(`${this.settings.api.open}/2/${name}.json?${query}`);
    const rows = name === 'statuses/mentions' ? answer.statuses : answer.comments;
    return Array.isArray(rows) ? (rows as Fields[]) : [];
  }

  /** 「发送客服消息」: a direct message, allowed for a time after the person's last one. */
  async direct(to: string, type: 'text' | 'articles', content: object): Promise<void> {
    const body = new URLSearchParams({ type, data: JSON.stringify(content), receiver_id: to, save_sender_box: '1' });
    await this.post(`${this.settings.api.messages}/2/messages/reply.json`, body);
  }

  /** `comments/reply` or, under a post that names us, `comments/create`. Answers the comment's id. */
  async comment({ statusId, commentId }: PublicPlace, text: string): Promise<string | null> {
    const body = new URLSearchParams({ id: statusId, comment: text, ...(commentId && { cid: commentId }) });
    const call = commentId ? 'reply' : 'create';
    const said = await this.post<Fields>(`${this.settings.api.open}/2/comments/${call}.json`, body);
    return said.idstr || said.id ? String(said.idstr ?? said.id) : null;
  }

  /** 「获取用户基本信息」 of somebody who wrote to the account: the name, null when the platform tells none. */
  async name(uid: string, signal?: AbortSignal): Promise<string | null> {
    const query = new URLSearchParams({ uid });
    const person = await this.get<Fields>(`${this.settings.api.open}/2/eps/user/info.json?${query}`, signal);
    return typeof person.nickname === 'string' ? person.nickname.trim() || null : null;
  }

  /** The picture or voice of a direct message. */
  async file({ fid, kind }: WeiboFile, signal?: AbortSignal): Promise<FetchedFile> {
    const address = `${this.settings.api.files}/2/mss/msget?fid=${encodeURIComponent(fid)}`;
    const asked = request(address, { token: this.settings.accessToken, signal }, LARGEST_FILE);
    const answer = await repeatable(asked);
    if (answer.status !== 200 || /json|html/.test(answer.mediaType)) jsonOf(answer);
    return { name: kind === 'image' ? 'image.jpg' : 'voice.amr', content: answer.body };
  }

  /** A picture of a post. It is fetched without the token, and only from where the platform keeps pictures. */
  async picture(address: string, signal?: AbortSignal): Promise<FetchedFile> {
    const { protocol, hostname, origin, pathname } = new URL(address);
    const known = /^https?:$/.test(protocol) && PICTURE_HOSTS.test(hostname);
    if (!known && origin !== this.settings.api.files) throw new WeiboRefusal(20005, 'not where pictures lie');
    const answer = await repeatable(request(address, { signal }, LARGEST_FILE));
    if (answer.status !== 200) throw new WeiboRefusal(20005, `status ${answer.status}`);
    return { name: pathname.split('/').at(-1) || 'image.jpg', content: answer.body };
  }

  private async get<T>(address: string, signal?: AbortSignal): Promise<T> {
    return jsonOf<T>(await repeatable(request(address, { token: this.settings.accessToken, signal })));
  }

  private async post<T>(address: string, body: URLSearchParams): Promise<T> {
    return jsonOf<T>(await request(address, { method: 'POST', body, token: this.settings.accessToken }));
  }
}

import { readFile } from 'node:fs/promises';
import type { OutboundAttachment } from '../channel';
import { repeatable, PlatformRefusal } from '../tencent/failures';
import { fileNameOf } from '../tencent/file-name';
import { type Answered, jsonOf, postJson, request } from '../tencent/http';
import type { MediaReference } from './inbound';
import { type TokenKeeper, withToken } from '../tencent/token-keeper';
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

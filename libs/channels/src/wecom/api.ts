import { readFile } from 'node:fs/promises';
import type { OutboundAttachment } from '../channel';
import { repeatable } from '../tencent/failures';
import { fileNameOf } from '../tencent/file-name';
import { type ApiAddress, jsonOf, postJson, request } from '../tencent/http';
import { type GivenToken, type TokenAsker, type TokenKeeper, withToken } from '../tencent/token-keeper';

/** Bytes of the largest file fetched; the platform takes files of 20 MB. */
const LARGEST_MEDIA = 21 * 1024 * 1024;
const LARGEST_PAGE = 8 * 1024 * 1024;

export type UploadKind = 'image' | 'voice' | 'video' | 'file';

export interface WecomAccount extends ApiAddress {
  corpId: string;
  secret: string;
}

/** One entry of the stream of messages and events, as the platform wrote it; what it means is for `readInbound`. */
export type StreamEntry = Record<string, unknown> & { msgid?: unknown };

export interface StreamPage {
  entries: StreamEntry[];
  nextCursor: string;
  hasMore: boolean;
}

/** 0 nobody has it, 1 the interface has it, 2 it waits for a person in WeCom, 3 a person in WeCom has it, 4 over. */
export type SessionState = 0 | 1 | 2 | 3 | 4;

/** 「获取access_token」: asked again it answers the same token until that one ends or is withdrawn. */
export function wecomToken({ apiUrl, corpId, secret }: WecomAccount): TokenAsker {
  const path = `/cgi-bin/gettoken?corpid=${encodeURIComponent(corpId)}&corpsecret=${encodeURIComponent(secret)}`;
  const ask = async (): Promise<GivenToken> => {
    const answer = jsonOf<{ access_token: string; expires_in: number }>(await repeatable(request({ apiUrl }, path)));
    return { token: answer.access_token, lifeMs: answer.expires_in * 1000 };
  };
  return { key: JSON.stringify([apiUrl, corpId, secret]), ask };
}

/** The calls of WeChat customer service (微信客服) this channel needs. Throws PlatformRefusal and PlatformUnreachable. */
export class WecomApi {
  constructor(
    private readonly account: WecomAccount,
    private readonly tokens: TokenKeeper,
  ) {}

  /** 「读取消息」: a page of the stream behind a cursor; an empty cursor begins three days ago. */
  async page(openKfId: string, cursor: string, token: string | null, signal?: AbortSignal): Promise<StreamPage> {
    const body = { cursor, limit: 1000, voice_format: 0, open_kfid: openKfId, ...(token ? { token } : {}) };
    const answer = await this.withToken(async (access) =>
      jsonOf<{ next_cursor?: string; has_more?: number; msg_list?: StreamEntry[] }>(
        await request(
          this.account,
          path('kf/sync_msg', access),
          { method: 'POST', body: JSON.stringify(body), signal },
          LARGEST_PAGE,
        ),
      ),
    );
    const { msg_list: entries = [], next_cursor: nextCursor = cursor, has_more: more } = answer;
    return { entries, nextCursor, hasMore: more === 1 };
  }

  /** 「发送消息」. `msgid` is ours, so that what went out in an unknown way is known again. */
  async say(openKfId: string, to: string, msgid: string, message: { msgtype: string; [body: string]: unknown }) {
    await this.post('kf/send_msg', { touser: to, open_kfid: openKfId, msgid, ...message });
  }

  /** 「发送欢迎语等事件响应消息」: the code of an event is good once, for 20 seconds. */
  async welcome(code: string, msgid: string, text: string): Promise<void> {
    await this.post('kf/send_msg_on_event', { code, msgid, msgtype: 'text', text: { content: text } });
  }

  /** 「获取会话状态」. */
  async session(openKfId: string, contact: string): Promise<SessionState> {
    const answer = await this.post<{ service_state: SessionState }>('kf/service_state/get', {
      open_kfid: openKfId,
      external_userid: contact,
    });
    return answer.service_state;
  }

  /** 「变更会话状态」. */
  async moveSession(openKfId: string, contact: string, state: SessionState): Promise<void> {
    await this.post('kf/service_state/trans', { open_kfid: openKfId, external_userid: contact, service_state: state });
  }

  /** 「获取客户基础信息」: the nickname, null when the platform tells none. */
  async nickname(contact: string, signal?: AbortSignal): Promise<string | null> {
    const answer = await this.post<{ customer_list?: { nickname?: string }[] }>(
      'kf/customer/batchget',
      { external_userid_list: [contact] },
      signal,
    );
    return answer.customer_list?.[0]?.nickname?.trim() || null;
  }

  /** 「获取客服账号列表」. */
  async accounts(): Promise<{ openKfId: string; name: string }[]> {
    const answer = await this.post<{ account_list?: { open_kfid: string; name: string }[] }>('kf/account/list', {
      offset: 0,
      limit: 100,
    });
    return (answer.account_list ?? []).map(({ open_kfid: openKfId, name }) => ({ openKfId, name }));
  }

  /** 「上传临时素材」: lays a file down for three days and answers its id. */
  async upload(file: OutboundAttachment, kind: UploadKind): Promise<string> {
    const content = new Blob([await readFile(file.path)], { type: file.mediaType });
    const uploaded = this.withToken(async (token) => {
      const form = new FormData();
      form.append('media', content, file.name);
      const address = `${path('media/upload', token)}&type=${kind}`;
      return jsonOf<{ media_id: string }>(await request(this.account, address, { method: 'POST', body: form }));
    });
    return (await repeatable(uploaded)).media_id;
  }

  /** 「获取临时素材」. Errors come as JSON where a file was asked for. */
  async fetchMedia(
    mediaId: string,
    fallbackName: string,
    signal?: AbortSignal,
  ): Promise<{ name: string; content: Buffer }> {
    const answer = await this.withToken(async (token) => {
      const address = `${path('media/get', token)}&media_id=${encodeURIComponent(mediaId)}`;
      const given = await request(this.account, address, { signal }, LARGEST_MEDIA);
      if (/json/.test(given.mediaType) && !given.disposition) jsonOf(given);
      return given;
    });
    return { name: fileNameOf(answer.disposition) ?? fallbackName, content: answer.body };
  }

  private post<T>(name: string, body: unknown, signal?: AbortSignal): Promise<T> {
    return this.withToken((token) => postJson<T>(this.account, path(name, token), body, signal));
  }

  private withToken<T>(call: (token: string) => Promise<T>): Promise<T> {
    return withToken(this.tokens, wecomToken(this.account), call);
  }
}

const path = (name: string, token: string): string => `/cgi-bin/${name}?access_token=${encodeURIComponent(token)}`;

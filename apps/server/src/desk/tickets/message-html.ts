import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { FileStore } from '../../platform/files/file-store';
import { isShowable } from '../../platform/files/media';
import { AttachmentsService } from '../attachments/attachments.service';

const INLINE_BYTES = 8 * 1024 * 1024;
const FRAME = `<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light"><base target="_blank">
<style>body{margin:0;padding:8px 4px;font:15px/1.5 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;
overflow-wrap:anywhere;background:#fff;color:#1c1e26}img{max-width:100%;height:auto}table{max-width:100%}</style>`;

/** Sanitised mail HTML as a page that can run nothing and, until asked, fetch nothing. */
@Injectable()
export class MessageHtml {
  constructor(
    private readonly attachments: AttachmentsService,
    private readonly files: FileStore,
  ) {}

  async serve(reply: FastifyReply, messageId: string, html: string, remoteImages: boolean): Promise<void> {
    const images = remoteImages ? 'data: https: http:' : 'data:';
    const shown = await this.withInlinePictures(
      messageId,
      remoteImages ? html.replace(/ data-remote-src="/g, ' src="') : html,
    );
    await reply
      .headers({
        'content-security-policy': `default-src 'none'; img-src ${images}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox`,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'private, no-store',
      })
      .type('text/html; charset=utf-8')
      .send(FRAME + shown);
  }

  /** A sandboxed frame sends no cookie, so pictures of the mail itself travel inside the page. */
  private async withInlinePictures(messageId: string, html: string): Promise<string> {
    if (!html.includes('data-cid="')) return html;
    const pictures = new Map<string, string>();
    let left = INLINE_BYTES;
    for (const file of await this.attachments.ofMessage(messageId)) {
      if (!file.contentId || !isShowable(file.mediaType) || file.size > left) continue;
      left -= file.size;
      const content = await readFile(this.files.path(file.sha256));
      pictures.set(file.contentId.replace(/^<|>$/g, ''), `data:${file.mediaType};base64,${content.toString('base64')}`);
    }
    return html.replace(/ data-cid="(?:cid:)?([^"]*)"/g, (kept, id: string) => {
      const picture = pictures.get(id.replace(/&amp;/g, '&'));
      return picture ? ` src="${picture}"` : kept;
    });
  }
}

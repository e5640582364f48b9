import type { Provider } from '@nestjs/common';
import type { WebChatSettings } from '#contract';
import { type Embedders, EMBEDDERS } from '../../platform/http/screens';
import { InboxesService } from '../inboxes/inboxes.service';

/** Pages that may show a widget: those its inbox names, or every page when it names none. */
export const embedders: Provider = {
  provide: EMBEDDERS,
  inject: [InboxesService],
  useFactory:
    (inboxes: InboxesService): Embedders =>
    async (key) =>
      ((await inboxes.byWidgetKey(key))?.settings as Partial<WebChatSettings> | undefined)?.allowedOrigins ?? [],
};

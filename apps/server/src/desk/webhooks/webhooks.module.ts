import { Module } from '@nestjs/common';
import { WebhookAdmin } from './webhook-admin.service';
import { WebhookDeliveriesRepository } from './webhook-deliveries.repository';
import { WebhookLog } from './webhook-log.service';
import { WebhookPlanner } from './webhook-planner.service';
import { WebhookSender } from './webhook-sender.service';
import { WebhooksController } from './webhooks.controller';
import { WebhooksRepository } from './webhooks.repository';

/** Programs that are told what happens: who, of what, with which secret, and how each attempt went. Sending is a flow. */
@Module({
  controllers: [WebhooksController],
  providers: [WebhookAdmin, WebhookDeliveriesRepository, WebhookLog, WebhookPlanner, WebhookSender, WebhooksRepository],
  exports: [WebhookPlanner, WebhookSender],
})
export class WebhooksModule {}

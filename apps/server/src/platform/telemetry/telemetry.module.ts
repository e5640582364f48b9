import { Global, Module } from '@nestjs/common';
import { Metrics } from './metrics';
import { TelemetryController } from './telemetry.controller';

/** /health and /metrics. */
@Global()
@Module({ controllers: [TelemetryController], providers: [Metrics], exports: [Metrics] })
export class TelemetryModule {}

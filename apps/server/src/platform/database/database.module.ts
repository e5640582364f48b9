import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/config';
import { dataSource } from './data-source';
import { Database } from './database';

/** Connections, transactions and migrations. Knows no tables. */
@Global()
@Module({
  providers: [
    {
      provide: DataSource,
      useFactory: (config: Config) => dataSource(config.databaseUrl, config.databasePool).initialize(),
      inject: [CONFIG],
    },
    Database,
  ],
  exports: [DataSource, Database],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}

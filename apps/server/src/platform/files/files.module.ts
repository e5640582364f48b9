import { Global, Module } from '@nestjs/common';
import { FileStore } from './file-store';

/** Bytes under their hash, and what kind of bytes they are. Who may read them is the desk's business. */
@Global()
@Module({ providers: [FileStore], exports: [FileStore] })
export class FilesModule {}

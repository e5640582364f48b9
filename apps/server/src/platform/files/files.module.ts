import { Global, Module } from '@nestjs/common';
import { FileStore } from './file-store';
import { RawInputs } from './raw-inputs';

/** Bytes under their hash, and what kind of bytes they are. Who may read them is the desk's business. */
@Global()
@Module({ providers: [FileStore, RawInputs], exports: [FileStore, RawInputs] })
export class FilesModule {}

import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Req,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import {
  type Mailbox,
  mailBackfillWrite,
  mailFoldersRequest,
  mailSignInFinish,
  mailSigningPatch,
  mailSigningWrite,
} from '#contract';
import { Roles } from '../../platform/auth/principal';
import { RateLimits } from '../../platform/auth/rate-limits';
import { CONFIG, type Config } from '../../platform/config/config';
import { type Acting, Actor } from '../setup/acting';
import { Backfills } from './backfills.service';
import { MailFolders } from './mail-folders.service';
import { SignIns } from './sign-ins.service';
import { Signing } from './signing.service';

class FoldersDto extends createZodDto(mailFoldersRequest) {}
class SignInFinishDto extends createZodDto(mailSignInFinish) {}
class SigningWriteDto extends createZodDto(mailSigningWrite) {}
class SigningPatchDto extends createZodDto(mailSigningPatch) {}
class BackfillDto extends createZodDto(mailBackfillWrite) {}
const Id = () => Param('id', ParseUUIDPipe);

@ApiTags('admin')
@Roles('admin')
@Controller('admin/mailboxes')
export class MailboxesController {
  constructor(
    private readonly folders: MailFolders,
    private readonly signIns: SignIns,
    private readonly signing: Signing,
    private readonly backfills: Backfills,
    private readonly limits: RateLimits,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get(':id')
  async one(@Id() id: string, @Req() request: FastifyRequest): Promise<Mailbox> {
    const [signIn, signing, backfill] = await Promise.all([
      this.signIns.view(id),
      this.signing.view(id),
      this.backfills.view(id),
    ]);
    return { redirectUri: this.redirectUri(request), signIn, signing, backfill };
  }

  @Post('folders')
  @HttpCode(200)
  async list(@Actor() me: Acting, @Body() body: FoldersDto) {
    await this.limits.take('connection_test', me.agentId);
    return { folders: await this.folders.list(body) };
  }

  @Post('sign-in')
  @HttpCode(200)
  finish(@Actor() me: Acting, @Body() body: SignInFinishDto) {
    return this.signIns.finish(me, body);
  }

  @Post(':id/sign-in')
  @HttpCode(200)
  start(@Actor() me: Acting, @Id() id: string, @Req() request: FastifyRequest) {
    return this.signIns.start(me, id, this.redirectUri(request));
  }

  @Post(':id/signing')
  makeKey(@Actor() me: Acting, @Id() id: string, @Body() body: SigningWriteDto) {
    return this.signing.make(me, id, body);
  }

  @Patch(':id/signing')
  enable(@Actor() me: Acting, @Id() id: string, @Body() { enabled }: SigningPatchDto) {
    return this.signing.enable(me, id, enabled);
  }

  @Post(':id/signing/check')
  @HttpCode(200)
  async check(@Actor() me: Acting, @Id() id: string) {
    await this.limits.take('connection_test', me.agentId);
    return this.signing.check(id);
  }

  @Post(':id/backfill/count')
  @HttpCode(200)
  async count(@Actor() me: Acting, @Id() id: string, @Body() body: BackfillDto) {
    await this.limits.take('connection_test', me.agentId);
    return this.backfills.count(id, body);
  }

  @Post(':id/backfill')
  backfill(@Actor() me: Acting, @Id() id: string, @Body() body: BackfillDto) {
    return this.backfills.start(me, id, body);
  }

  @Delete(':id/backfill')
  stop(@Id() id: string) {
    return this.backfills.stop(id);
  }

  /** A page of the console: the provider sends the browser there, and the page hands over what it was sent with. */
  private redirectUri({ protocol, host }: FastifyRequest): string {
    return new URL('/sign-in/mailbox', this.config.publicUrl ?? `${protocol}://${host}`).toString();
  }
}

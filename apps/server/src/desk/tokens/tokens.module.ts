import { Module } from '@nestjs/common';
import { AccessTokens } from './access-tokens.service';
import { AccessTokensRepository } from './access-tokens.repository';

/** Access tokens of platforms: one owner per account in the whole installation. What they are used for belongs to the channels. */
@Module({ providers: [AccessTokens, AccessTokensRepository], exports: [AccessTokens] })
export class TokensModule {}

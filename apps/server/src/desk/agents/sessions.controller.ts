import { Body, Controller, Delete, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import '@fastify/cookie';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import { loginRequest, passwordChange, preferences, statusChange } from '#contract';
import { Me, type Principal, Public } from '../../platform/auth/principal';
import { SESSION_COOKIE } from '../../platform/auth/tokens';
import { CONFIG, type Config } from '../../platform/config/config';
import { type Acting, Actor } from '../setup/acting';
import { AgentsService } from './agents.service';
import { LONGEST_MS } from './session-principals';
import { SessionsService } from './sessions.service';
import { SignIn } from './sign-in.service';

class LoginDto extends createZodDto(loginRequest) {}
class PasswordChangeDto extends createZodDto(passwordChange) {}
class PreferencesDto extends createZodDto(preferences) {}
class AgentStatusDto extends createZodDto(statusChange) {}

const DONE = { ok: true } as const;

@ApiTags('session')
@Controller('session')
export class SessionsController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: SessionsService,
    private readonly agents: AgentsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @Post()
  @HttpCode(200)
  async login(
    @Body() credentials: LoginDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const userAgent = request.headers['user-agent']?.slice(0, 300) ?? null;
    const caller = { ip: request.ip, userAgent, token: request.cookies[SESSION_COOKIE] ?? null };
    const token = await this.signIn.login(credentials, caller);
    const secure = request.protocol === 'https' || (this.config.publicUrl?.startsWith('https:') ?? false);
    const life = { path: '/', maxAge: LONGEST_MS / 1000 };
    void reply.setCookie(SESSION_COOKIE, token, { ...life, httpOnly: true, sameSite: 'strict', secure });
    return DONE;
  }

  @Delete()
  async logout(@Actor() me: Acting, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.sessions.logout(me);
    void reply.clearCookie(SESSION_COOKIE, { path: '/' });
    return DONE;
  }

  @Post('password')
  @HttpCode(200)
  async changePassword(@Actor() me: Acting, @Body() { current, next }: PasswordChangeDto) {
    await this.sessions.changePassword(me, current, next);
    return DONE;
  }

  @Put('preferences')
  savePreferences(@Me() me: Principal, @Body() body: PreferencesDto) {
    return this.agents.savePreferences(me, body);
  }

  @Put('status')
  setStatus(@Me() me: Principal, @Body() { status }: AgentStatusDto) {
    return this.agents.setStatus(me, status);
  }
}

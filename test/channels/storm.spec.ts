import { ApiFar } from './far/api';
import { EmailFar } from './far/email';
import { WebChatFar } from './far/web-chat';
import { WechatFar } from './far/wechat';
import { WecomFar } from './far/wecom';
import { WeiboFar } from './far/weibo';
import { channelStorm } from './storm';

channelStorm('email', () => EmailFar.open());
channelStorm('wechat-official', () => WechatFar.open());
channelStorm('wecom', () => WecomFar.open());
channelStorm('weibo', () => WeiboFar.open());
channelStorm('api', () => ApiFar.open());
channelStorm('web-chat', () => WebChatFar.open());

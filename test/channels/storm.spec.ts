import { EmailFar } from './far/email';
import { WebChatFar } from './far/web-chat';
import { WechatFar } from './far/wechat';
import { channelStorm } from './storm';

channelStorm('email', () => EmailFar.open());
channelStorm('wechat-official', () => WechatFar.open());
channelStorm('web-chat', () => WebChatFar.open());

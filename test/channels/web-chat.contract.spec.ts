import { channelContract } from './contract';
import { WebChatFar } from './far/web-chat';

channelContract('web-chat', WebChatFar);

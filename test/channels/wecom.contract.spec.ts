import { channelContract } from './contract';
import { WecomFar } from './far/wecom';

channelContract('wecom', WecomFar);

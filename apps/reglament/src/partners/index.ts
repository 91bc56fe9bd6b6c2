/** The product's ways to other systems, behind the ports of `desk/ports.ts`. */
export { type BusinessSigning, businessSigning } from './business-signing.ts';
export { gatewayEntries } from './gateway-entries.ts';
export type { GatewayRegistersInput } from './gateway-address.ts';
export { gatewayRegisters, type RegisterHealth } from './gateway-registers.ts';
export { messenger, type MessengerInput } from './messenger.ts';
export { ncaTrust, type NcaTrustInput } from './nca-trust.ts';
export { clamdScanner, type ClamdInput } from './clamd.ts';
export { readStandInMessages } from './stand-in-messages.ts';
export { systemSecurity, type SystemSecurityInput } from './system-security.ts';
export { type Channel, type ChannelInput, openChannel } from './channel/open-channel.ts';
export { CHANNEL_LIMITS, type ChannelLimits } from './channel/limits.ts';
export { openPartKeys, type PartKeys, type Party } from './channel/parties.ts';
export { type ChannelSettings, channelSettings, ChannelSettingsFailure } from './channel/settings.ts';
export { type ExchangeMeter, exchangeMeter } from './metrics/exchange-meter.ts';
export { monitoringPages } from './metrics/monitoring-pages.ts';

-- Health and metrics ask every few seconds for the messages that were refused for good: few rows among all that ever passed.
create index outgoing_refused on message_outgoing (refused_at) where refused_at is not null;
create index channel_stuck on channel_message (settled_at) where state in ('NOT_DELIVERED', 'DELIVERY_STOPPED');

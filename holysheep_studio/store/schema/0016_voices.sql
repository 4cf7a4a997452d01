-- Who allowed the use of a voice, and who ended that when: lines are only added.

CREATE TABLE voice_consents (
    id TEXT PRIMARY KEY,
    voice TEXT NOT NULL, -- folded, as it is looked for
    at REAL NOT NULL,
    ends TEXT REFERENCES voice_consents (id), -- the consent that this line revokes; NULL: it is a consent
    body TEXT NOT NULL
) STRICT;
CREATE INDEX voice_consents_by_voice ON voice_consents (voice, at);
CREATE UNIQUE INDEX voice_consents_end_once ON voice_consents (ends) WHERE ends IS NOT NULL;
CREATE TRIGGER voice_consents_are_not_changed BEFORE UPDATE ON voice_consents
    BEGIN SELECT RAISE(ABORT, 'consents are append-only'); END;
CREATE TRIGGER voice_consents_are_not_shortened BEFORE DELETE ON voice_consents
    BEGIN SELECT RAISE(ABORT, 'consents are append-only'); END;

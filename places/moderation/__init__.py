"""How a listing is looked at before it is public: facts, youth panel, publishing."""

"""The pages of workbooks: templates, exports, and imports from upload to what they changed."""
